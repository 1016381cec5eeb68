"""The estimator proves itself: on simulated events whose truth is known."""

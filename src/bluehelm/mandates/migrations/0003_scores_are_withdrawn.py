"""A score can be withdrawn and tell a number; a judgement keeps the words that it judged."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mandates", "0002_words_are_searched"), ("record", "0002_history_is_closed")]
    operations = [
        migrations.AddField("taskjudgement", "words", models.TextField(blank=True, default=""), False),
        migrations.AddField(
            "score", "reached", models.DecimalField(decimal_places=4, max_digits=20, null=True)
        ),
        migrations.AddField("score", "quantity", models.TextField(blank=True, default=""), False),
        migrations.AddField(
            "score",
            "withdrawn",
            models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="record.change",
            ),
        ),
    ]

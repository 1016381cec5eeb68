"""The words of provisions can be searched for, on either database."""

from django.db import migrations

from bluehelm.mandates.store import words


def prepare(apps, schema_editor):
    words.prepare()


def remove(apps, schema_editor):
    words.remove()


class Migration(migrations.Migration):
    dependencies = [("mandates", "0001_texts_duties_judgements")]
    operations = [migrations.RunPython(prepare, remove)]

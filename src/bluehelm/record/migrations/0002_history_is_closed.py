"""The database itself refuses to edit or delete an entry of the history."""

from django.db import migrations

from bluehelm.record import history


def close(apps, schema_editor):
    history.close()


def reopen(apps, schema_editor):
    history.reopen()


class Migration(migrations.Migration):
    dependencies = [("record", "0001_people_missions_sources_history")]
    operations = [migrations.RunPython(close, reopen)]

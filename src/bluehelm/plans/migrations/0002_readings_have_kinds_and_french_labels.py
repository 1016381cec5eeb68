from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def take_kind_from_source(apps, schema_editor):
    """A reading stored before is of the kind that its source was kept as."""
    Source = apps.get_model("record", "Source")
    found = Source.objects.filter(pk=OuterRef("source_id")).values("kind")[:1]
    apps.get_model("plans", "Framework").objects.update(kind=Subquery(found))


FRENCH = (
    ("framework", "title_fr"),
    ("component", "title_fr"),
    ("accomplishment", "title_fr"),
    ("line", "group_fr"),
    ("line", "label_fr"),
    ("limb", "label_fr"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0001_frameworks_lines_and_results"),
        ("record", "0001_people_missions_sources_history"),
    ]

    operations = [
        migrations.AddField("framework", "kind", models.CharField(max_length=32, default=""), False),
        *[
            migrations.AddField(table, name, models.TextField(blank=True, default=""), False)
            for table, name in FRENCH
        ],
        migrations.RemoveConstraint("framework", "one_current_framework_per_reading"),
        migrations.AddConstraint(
            "framework",
            models.UniqueConstraint(
                fields=["mission", "period", "kind", "digest"],
                condition=models.Q(superseded_by__isnull=True),
                name="one_current_framework_per_reading",
            ),
        ),
        migrations.RunPython(take_kind_from_source, migrations.RunPython.noop),
    ]

from django.db import migrations

# modelsearch looks for words in (title || body), which its own indexes cannot answer
CREATE = "CREATE INDEX guidance_search_title_body ON {} USING gin ((title || body))"
DROP = "DROP INDEX guidance_search_title_body"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        table = apps.get_model("wagtailsearch", "IndexEntry")._meta.db_table
        schema_editor.execute(CREATE.format(schema_editor.quote_name(table)))


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP)


class Migration(migrations.Migration):
    dependencies = [("wagtailsearch", "0010_add_text_fields")]

    operations = [migrations.RunPython(create, drop)]

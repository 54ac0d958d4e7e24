from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('provenance', '0002_keep_reports'),
    ]

    operations = [
        migrations.CreateModel(
            name='TraceDigest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('up_to', models.BigIntegerField(unique=True)),
                ('events', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['up_to'],
            },
        ),
    ]

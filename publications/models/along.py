"""Rows of other tables that come along in a row's own query, so that a page of a list is one query."""

import json

from django.db import models


class Lists(models.TextField):
    """What the database gave as JSON."""

    def from_db_value(self, value, _expression, _connection):
        return json.loads(value or "[]")


class Instances(models.TextField):
    """The same as instances of ``row_model`` that know ``columns``; any other one is fetched when it is read."""

    def __init__(self, row_model, columns):
        super().__init__()
        self.row_model, self.columns = row_model, columns

    def from_db_value(self, value, _expression, connection):
        return [self.row_model.from_db(connection.alias, self.columns, row) for row in json.loads(value or "[]")]


class Rows(models.Subquery):
    """A list of the rows of ``queryset``, which gives values and may name the outer row, in its order: lists of values
    that JSON knows."""

    FORMS = {
        "postgresql": "(SELECT json_agg(json_build_array(%(columns)s))::text FROM (%(subquery)s) along)",
        "sqlite": "(SELECT json_group_array(json_array(%(columns)s)) FROM (%(subquery)s) along)",
    }

    def __init__(self, queryset, columns, output_field=None):
        self.columns = columns
        super().__init__(queryset, output_field or Lists())

    def as_sql(self, compiler, connection, **context):
        columns = ", ".join(f"along.{connection.ops.quote_name(column)}" for column in self.columns)
        return super().as_sql(compiler, connection, template=self.FORMS[connection.vendor], columns=columns, **context)


def along(queryset, *columns) -> Rows:
    """The rows of ``queryset`` as instances with their key and ``columns``."""
    fields = queryset.model._meta.concrete_fields  # an instance is made from values in the order of its fields
    known = [field.attname for field in fields if field.primary_key or field.attname in columns]
    return Rows(queryset.values(*known), known, Instances(queryset.model, known))

"""What a browser would send back from a page of the stock admin."""

from django.utils import timezone


def admin_fields(client, path: str) -> dict:
    """What a browser would send for this admin page, unchanged."""
    response = client.get(path)
    assert response.status_code == 200
    sent = {}
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for field in form:
            value = field.value()
            if value is None or value is False or value == "" or field.name == "DELETE":
                continue
            if field.name == "publish_at":
                local = timezone.localtime(value)
                sent["publish_at_0"], sent["publish_at_1"] = local.strftime("%Y-%m-%d"), local.strftime("%H:%M:%S")
                continue
            sent[field.html_name] = "on" if value is True else value
    return sent


def admin_save(client, path: str, button="_continue", **changes):
    return client.post(path, {**admin_fields(client, path), **changes, button: "1"})

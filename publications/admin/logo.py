"""A logo sent by hand, the portal's or a partner's: what is taken, and how the kept one is shown beside the field."""

import io
from pathlib import PurePath

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

MOST_BYTES, MOST_DOTS = 1024 * 1024, 4000
SUFFIXES = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp", "GIF": "gif"}
ORIENTATION = 0x0112  # the tag by which cameras say how a picture is turned


class KeptLogo:
    """The kept logo as the file widget asks for it: its public address (stored files have no other) and its name."""

    def __init__(self, file) -> None:
        self.name = PurePath(file.name).name
        self.url = reverse("logo", args=[self.name])

    def __str__(self):
        return self.name


class LogoInput(AdminFileWidget):
    def __init__(self, attrs=None):
        super().__init__({"accept": "image/png,image/jpeg,image/webp", **(attrs or {})})

    def format_value(self, value):
        return KeptLogo(value) if self.is_initial(value) else None

    def render(self, name, value, attrs=None, renderer=None):
        field = super().render(name, value, attrs, renderer)
        kept = self.format_value(value)
        return format_html('<img class="picture-shown" src="{}" alt="">{}', kept.url, field) if kept else field


class LogoField(forms.ImageField):
    """A picture that fits the head of a page. It is kept under the ending of what it is, and turned upright."""

    widget = LogoInput
    default_error_messages = {
        "invalid_image": _("This picture cannot be opened. Send a PNG, JPEG or WebP file."),
    }

    def to_python(self, data):
        if data and data.size > MOST_BYTES:
            raise ValidationError(_("The logo is larger than 1 MB. Make the picture smaller and choose it again."))
        sent = super().to_python(data)
        if not sent:
            return sent
        if sent.image.format not in SUFFIXES:
            raise ValidationError(_("Send the logo as a PNG, JPEG or WebP picture."))
        if max(sent.image.size) > MOST_DOTS:
            raise ValidationError(
                _("The logo has %(width)d × %(height)d dots; %(most)d on a side are the most. Send a smaller one."),
                params={"width": sent.image.width, "height": sent.image.height, "most": MOST_DOTS},
            )
        sent = _upright(sent)
        sent.name = f"{PurePath(sent.name).stem or 'logo'}.{SUFFIXES[sent.image.format]}"
        return sent


def _upright(sent):
    """The picture as it is to be seen, for its size is told to browsers as it is kept.

    Raises ValidationError: a picture may begin well and break off.
    """
    sent.seek(0)
    written = io.BytesIO()
    try:
        with Image.open(sent) as picture:
            picture.load()
            if picture.getexif().get(ORIENTATION, 1) == 1:
                sent.seek(0)
                return sent
            ImageOps.exif_transpose(picture).save(written, picture.format, quality=92)
    except (OSError, SyntaxError, ValueError) as broken:
        raise ValidationError(LogoField.default_error_messages["invalid_image"]) from broken
    turned = SimpleUploadedFile(sent.name, written.getvalue(), sent.content_type)
    turned.image = sent.image
    return turned

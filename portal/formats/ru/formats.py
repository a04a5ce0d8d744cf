"""Russian: Django's own, but for the abbreviated word for year, whose full stop would meet a sentence's own."""

DATE_FORMAT = "j E Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j E Y, H:i"
YEAR_MONTH_FORMAT = "F Y"

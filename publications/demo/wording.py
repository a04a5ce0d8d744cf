"""Words that the typesetting itself adds, in the language of the report."""

CONTENTS = {"en": "Contents", "ru": "Содержание", "kk": "Мазмұны"}

FINDING_WORDS = ("Recommendation", "Рекомендация")

CHAPTER_WORDS = {
    "en": [f"CHAPTER {word}" for word in ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN")],
    "ru": [f"ГЛАВА {word}" for word in ("ПЕРВАЯ", "ВТОРАЯ", "ТРЕТЬЯ", "ЧЕТВЁРТАЯ", "ПЯТАЯ", "ШЕСТАЯ", "СЕДЬМАЯ")],
    "kk": [f"{word} ТАРАУ" for word in ("БІРІНШІ", "ЕКІНШІ", "ҮШІНШІ", "ТӨРТІНШІ", "БЕСІНШІ", "АЛТЫНШЫ", "ЖЕТІНШІ")],
}

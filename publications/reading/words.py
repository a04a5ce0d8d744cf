"""Words by which reports in their own languages name their parts.

English, Russian, Kazakh, French, German, Spanish, Italian, Portuguese, Turkish, Ukrainian, Uzbek (Latin), Chinese.
"""

from __future__ import annotations

import re

from publications.reading.patterns import late

CONTENTS = frozenset(
    (
        *("contents", "table of contents", "summary of contents", "list of contents", "in this report"),
        *("inside this report", "содержание", "оглавление", "мазмұны", "мазмұн", "зміст", "mundarija"),
        *("table des matières", "sommaire", "inhaltsverzeichnis", "inhalt", "índice", "contenido"),
        *("tabla de contenido", "índice de contenidos", "indice", "sommario", "sumário", "içindekiler"),
        *(
            "目录",
            "目 录",
            "目錄",
            "目 錄",
            "目次",
            "内容目录",
            "المحتويات",
            "قائمة المحتويات",
            "جدول المحتويات",
            "الفهرس",
            "فهرس",
        ),
        *(
            "فهرس المحتويات",
            "spis treści",
            "conteúdo",
            "inhaltsübersicht",
            "plan du rapport",
            "contenu",
            "contents page",
        ),
    )
)

SUMMARY = late(
    r"(executive |report |management |policy )?summary( of (the )?(report|study))?|abstract|key (messages|points|takeaways)"
    r"|at a glance|résumé( exécutif| analytique)?|synthèse|zusammenfassung|kurzfassung|resumen( ejecutivo)?|riassunto"
    r"|resumo( executivo)?|(краткое |исполнительное )?резюме|аннотация|краткое содержание|реферат|основные положения"
    r"|түйіндеме|аңдатпа|қысқаша мазмұны|түйін|анотація|özet|yönetici özeti|摘要|概要|内容提要|执行摘要|(ال)?ملخص( (ال)?تنفيذي)?",
    re.I,
)
ABSTRACT = late(r"abstract|аннотация|реферат|аңдатпа|анотація|résumé|zusammenfassung|resumen|resumo|özet|摘要", re.I)
FRONT = late(
    r"(fore|pre)word|preface|acknowledge?ments?|about (the |this )?(authors?|report|council|institute|us|editors?)|disclaimer"
    r"|(list of )?(abbreviations|acronyms|figures|tables)( and (abbreviations|acronyms|tables))?|dedication|imprint|copyright"
    r"|предисловие|благодарности|об авторах|о докладе|(список|перечень|принятые) сокращени[йя]|сокращения|от (авторов|редакции)"
    r"|алғы ?сөз|алғыс|авторлар туралы|қысқартулар( тізімі)?|avant-propos|préface|remerciements|vorwort|danksagung"
    r"|prólogo|prefacio|agradecimientos|prefazione|önsöz|前言|序言|序|致谢|缩略语(表)?|تمهيد|مقدمة الناشر|شكر وتقدير|(قائمة )?(ال)?(مختصرات|اختصارات)|sigles( et abréviations)?|siglas|abkürzungen|abkürzungsverzeichnis|abréviations|abreviaturas",
    re.I,
)
ANNEX = late(
    r"(annex(e|es)?|appendix|appendices|приложени[ея]|қосымша(лар)?|додат(ок|ки)|anhang|anexos?|allegat[oi]|apéndices?|ek)\b|附录|附件|الملحق|الملاحق"
    r"|references$|bibliography$|endnotes$|notes$|glossary$|index$|about trail of bits$"
    r"|(список )?(использованн(ой|ых) )?(литератур[аы]|источник(и|ов))$|примечания$|глоссарий$|библиография$"
    r"|(пайдаланылған )?әдебиет(тер)?( тізімі)?$|сілтемелер$|глоссарий$|bibliographie$|literatur(verzeichnis)?$|referencias( bibliográficas)?$|bibliografía$|références( bibliographiques)?$|参考文献$|参考资料$|(ال)?مراجع$",
    re.I,
)
# A word that with a number makes a label: "Chapter 3", "Глава 3"; Kazakh and Chinese put the number first
LABEL_WORD = (
    r"chapter|part|section|annex|appendix|article|item|module|unit|volume|chapitre|titre|partie|annexe|section|artikel"
    r"|kapitel|teil|abschnitt|anhang|capítulo|parte|sección|título|artículo|apéndice|anexo|capitolo|titolo|articolo|allegato"
    r"|seção|artigo|глава|часть|раздел|приложение|статья|том|розділ|частина|додаток|стаття|тарау|бөлім|қосымша"
    r"|bo['ʻ‘’]lim|bölüm|ek|الفصل|الباب|القسم|الجزء|المادة|المبحث|الملحق"
)
LABEL_WORD_AFTER = r"тарау|бөлім|қосымша|бөлік|бап|bob|bölüm|modda"
# After a number in words: "Première partie", "Часть" after "Первая"
LABEL_WORD_AFTER_NAME = r"partie|parte|teil|часть|частина|глава|part"
# The words among these that name what stands above chapters
PART_WORD = frozenset(
    (
        *("part", "partie", "teil", "parte", "titre", "título", "titolo", "volume", "часть", "том", "частина"),
        *("бөлім", "бөлік", "الباب", "الجزء", "القسم", "编", "編", "篇", "部"),
    )
)
NUMBER_WORDS = {
    word: number
    for number, names in enumerate(
        (
            "one|first|первая|перша|erster|primeira|бірінші|un|eins|première|premier|primera|primero|الأول|الأولى",
            "two|second|вторая|друга|zweiter|segunda|екінші|deux|zwei|deuxième|seconde|segunda|segundo|الثاني|الثانية",
            "three|third|третья|третя|dritter|terceira|үшінші|trois|drei|troisième|tercera|tercero|третий|الثالث|الثالثة",
            "four|fourth|четвертая|четверта|vierter|quarta|четвёртая|төртінші|quatre|vier|quatrième|cuarta|cuarto|الرابع|الرابعة",
            "five|fifth|пятая|пята|п’ята|fünfter|бесінші|cinq|fünf|cinquième|quinta|quinto|الخامس|الخامسة",
            "six|sixth|шестая|шоста|sechster|алтыншы|sechs|sixième|sexta|sexto|السادس|السادسة",
            "seven|седьмая|жетінші|sept|sieben|septième|séptima|séptimo|السابع|السابعة",
            "eight|восьмая|сегізінші|huit|acht|huitième|octava|octavo|الثامن|الثامنة",
            "nine|девятая|тоғызыншы|neuf|neun|neuvième|novena|noveno|التاسع|التاسعة",
            "ten|десятая|оныншы|dix|zehn|dixième|décima|décimo|العاشر|العاشرة",
            "eleven|одиннадцатая|онбірінші|onze|elf",
            "twelve|двенадцатая|онекінші|douze|zwölf",
        ),
        start=1,
    )
    for word in names.split("|")
}
CONTINUED = late(
    r"[\s,–—-]*[(\[]?\s*(continued|cont['’]?d\.?|cont\.|продолжение|жалғасы|suite|fortsetzung|continuación)\s*[)\]]?\s*$",
    re.I,
)
FIGURE_ON_PAGE = {
    "en": "Figure on page {}",
    "ru": "Рисунок на странице {}",
    "kk": "{}-беттегі сурет",
    "fr": "Figure de la page {}",
    "es": "Figura de la página {}",
    "de": "Abbildung auf Seite {}",
    "ar": "شكل في الصفحة {}",
    "zh": "第 {} 页的图",
}
PAGE_WORD = r"(page|pages|p\.?|pg\.?|seite|s\.|стр\.?|страница|с\.|página|pág\.?|pagina|бет|sayfa|第)"
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january|jan|января|январь|қаңтар|janvier|januar|enero|gennaio|січня|yanvar",
            "february|feb|февраля|февраль|ақпан|février|februar|febrero|febbraio|лютого|fevral",
            "march|mar|марта|март|наурыз|mars|märz|marzo|березня|mart",
            "april|apr|апреля|апрель|сәуір|avril|abril|aprile|квітня|aprel",
            "may|мая|май|мамыр|mai|mayo|maggio|травня",
            "june|jun|июня|июнь|маусым|juin|juni|junio|giugno|червня|iyun",
            "july|jul|июля|июль|шілде|juillet|juli|julio|luglio|липня|iyul",
            "august|aug|августа|август|тамыз|août|agosto|серпня|avgust",
            "september|sept|sep|сентября|сентябрь|қыркүйек|septembre|septiembre|settembre|вересня|sentabr",
            "october|oct|октября|октябрь|қазан|octobre|oktober|octubre|ottobre|жовтня|oktabr",
            "november|nov|ноября|ноябрь|қараша|novembre|noviembre|листопада|noyabr",
            "december|dec|декабря|декабрь|желтоқсан|décembre|dezember|diciembre|dicembre|грудня|dekabr",
        ),
        start=1,
    )
    for name in names.split("|")
}
# Words that name a kind of text rather than who made it
KIND = late(
    r"report|paper|study|brief|review|analysis|survey|assessment|strategy|доклад|отч[её]т|обзор|исследование|записка|баяндама|есеп|шолу|bericht|rapport|rapor|étude|informe|estudio|relatório|relazione|sprawozdanie|bülten|boletim|bulletin|studie|arbeitspapier|schriften|quaderni|cahiers|cuadernos|cadernos|hisobot|تقرير|دراسة|报告|研究",
    re.I,
)
BYLINE = late(
    r"^\s*(written by|prepared by|authored by|edited by|report by|by|lead authors?|authors?|contributors?|editors?"
    r"|автор(ы)?|авторский коллектив|подготовлен[оаы]?|составител[ьи]|под редакцией|автор(лар)?(ы)?|құрастырған(дар)?|дайындаған(дар)?"
    r"|auteurs?|par|rédigé par|autor(en|es)?|von|por|verfasst von|autori|yazar(lar)?|mualliflar|автори)\s*(:|\s)\s*(?P<names>.*)$",
    re.I,
)
ORGANISATION = late(
    r"\b(council|institut\w*|centre|center|university|universit\w*|college|academy|ministry|agency|foundation|fund|bank|committee"
    r"|commission|association|organi[sz]ation|department|office|bureau|society|union|network|group|team|lab|labs|laborator\w*"
    r"|ltd|limited|inc|corp|corporation|plc|llc|gmbh|company|consultancy|forum|initiative|alliance|service|authority|board|response"
    r"|совет\w*|институт\w*|центр\w*|университет\w*|академи\w*|министерств\w*|агентств\w*|фонд\w*|банк\w*|комитет\w*|комисси\w*"
    r"|ассоциаци\w*|организаци\w*|бюро|общество|союз|служба|лаборатори\w*|школа|альянс|обсерватори\w*|observatory"
    r"|кеңес\w*|орталығ\w*|орталық\w*|академияс\w*|министрліг\w*|агенттіг\w*|қор|қоры|комитет\w*|қауымдастығ\w*|ұйым\w*|мектебі"
    r"|conseil|ministère|agence|fondation|banque|commission|ministerium|stiftung|fundación|ministerio|consejo|kengashi|markazi|instituti)\b",
    re.I,
)
LABEL_SPACE = r"[\s\u00a0]"


def is_contents(text: str) -> bool:
    """Whether a line is the heading of a table of contents."""
    return re.sub(r"^\W+|\W+$", "", text).casefold() in CONTENTS

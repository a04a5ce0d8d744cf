"""Words by which reports name numbered statements and the chapters that hold them.

English, Russian, Kazakh, French, Spanish, German, Arabic, Chinese; some Italian, Portuguese, Turkish, Ukrainian, Uzbek.
"""

from __future__ import annotations

import re

from publications.reading.patterns import late

_KEY = r"(key|main|principal|major|central|ключевой|ключевая|ключевое|основной|основная|главный|главная|негізгі|басты)"
_KEY_AFTER = r"(clés?|principale?s?|majeure?s?|claves?|principal(es)?|aprendidas?|الرئيسية|الرئيسي|المستفاد|المستفادة)"
# Words that only name a statement: with a number they open one wherever they stand
_STRONG = (
    r"finding|recommendation|conclusion|message|takeaway|insight"
    r"|вывод|рекомендация|сообщение|заключение|висновок|рекомендація"
    r"|тұжырым|ұсыным|ұсыныс|қорытынды|түйін|түйінді ой"
    r"|constat|constatation|recommandation|message|enseignement"
    r"|hallazgo|recomendación|conclusión|mensaje|constatación"
    r"|befund|(handlungs)?empfehlung|schlussfolgerung|kernaussage|kernbotschaft|erkenntnis"
    r"|(ال)?نتيجة|(ال)?توصية|(ال)?استنتاج|(ال)?رسالة|(ال)?خلاصة"
    r"|achado|recomendação|conclusão|raccomandazione|conclusione|bulgu|öneri|sonuç|xulosa|tavsiya"
)
# Words that also number other things (lessons of a course, proposals to a meeting): the text must be a statement too
_WEAK = (
    r"lesson|priority|proposal|thesis|observation|result|тезис|предложение|урок|приоритет|результат|итог|сабақ|басымдық|нәтиже"
    r"|leçon|priorité|proposition|résultat|lección|prioridad|propuesta|resultado|lehre|these|ergebnis|vorschlag|(ال)?درس|(ال)?أولوية"
)
_AFTER = r"тұжырым|ұсыным|ұсыныс|қорытынды|түйін|сабақ|нәтиже|xulosa|tavsiya"
FINDING_WORD = rf"({_KEY}\s+)?({_STRONG}|{_WEAK})(\s+{_KEY_AFTER})?"
FINDING_WORD_AFTER = rf"({_KEY}\s+)?({_AFTER})"
CHINESE_WORD = r"主要结论|结论|结論|建议|建議|发现|發現|启示|要点|推荐"
WEAK_WORD = late(rf"({_KEY}\s+)?({_WEAK})(\s+{_KEY_AFTER})?", re.I)

# A chapter with one of these in its title holds statements: numbered, as bullets or as headings
STATEMENTS_TITLE = late(
    r"\b(findings?|conclusions?|recommendations?|(key|main) (messages?|points?|takeaways?|results|insights?|lessons?)|takeaways?|lessons (learn\w+|for)"
    r"|what we (found|learned|recommend))\b"
    r"|\bвывод(ы|ов|ам|ах)?\b|рекомендац|заключени|ключевые (положения|результаты|тезисы|сообщения)|основные (положения|результаты|итоги)"
    r"|извлеч[её]нные уроки|предложения и|тұжырым|ұсыным|ұсыныстар|қорытынды|негізгі (нәтиже|ой)"
    r"|\bconstat(s|ations?)?\b|recommandation|\bconclusions?\b|messages? clés?|principaux (résultats|enseignements|messages)|enseignements"
    r"|hallazgo|recomendaci|\bconclusi[oó]n|mensajes? clave|principales resultados|lecciones aprendidas"
    r"|befunde|empfehlung|schlussfolgerung|kernaussage|kernbotschaft|(zentrale|wichtigste|wesentliche) (ergebnisse|erkenntnisse)|fazit"
    r"|النتائج|الاستنتاج|استنتاجات|التوصيات|توصيات|الخلاص|خلاصات|الرسائل الرئيسية|الدروس المستفادة"
    r"|висновк|рекомендаці|\bachados|conclusões|recomendaç|raccomandazion|conclusion[ie]|xulosa|tavsiya|bulgular|öneriler"
    r"|mensagens (principais|chave)|mensagens-chave|principais (resultados|constatações)|constatações|ключові (тези|повідомлення|результати)"
    r"|结论|結論|建议|建議|主要发现|主要發現|主要观点|核心观点|关键信息|要点|启示",
    re.I,
)
# A column with one of these for its head holds them too
STATEMENTS_HEAD = late(rf"(?<!\w)({FINDING_WORD}|{CHINESE_WORD})|{STATEMENTS_TITLE.pattern}", re.I)
# With one of these in its title a chapter may hold statements: only a numbered list of its own, of whole statements, is taken
PERHAPS_TITLE = late(
    r"\b(results?|outcomes?|summary|priorit(y|ies)|proposals?|way forward|next steps|key points|lessons?|implications?|observations?)\b"
    r"|результат|итог|предложени|тезис|резюме|урок|приоритет|нәтиже|түйін|сабақ|басымдық"
    r"|résultat|synthèse|priorité|proposition|perspectives|resultado|resumen|prioridad|propuesta"
    r"|ergebnis|zusammenfassung|vorschläge|prioritäten|schluss|نتائج|ملخص|أولويات|مقترحات|risultat|sonuç|摘要|成果|总结",
    re.I,
)
# Numbered lists of other things, whatever stands above them
OTHER_TITLE = late(
    r"\b(method\w*|references?|bibliograph\w*|sources?|notes|endnotes|glossary|definitions?|terms of reference|how to|steps|procedures?|instructions?"
    r"|agenda|participants?|members?|questionnaire|questions|contents|index|tables?|figures?|acknowledge?ments?|data|limitations?"
    r"|implementation of (previous|earlier|past|the) \w+|status of)\b"
    r"|методик|методолог|литератур|источник|библиограф|примечани|глоссар|определени|порядок|процедур|инструкц|повестк|участник|анкет|вопрос"
    r"|әдістеме|әдіснама|әдебиет|сілтеме|қатысушы|сауалнама|күн тәртібі"
    r"|méthod|référence|définition|ordre du jour|procédure|étapes|participants|métodolog|metodolog|referencia|procedimiento|pasos|participantes|orden del día"
    r"|methodik|literatur|quellen|anleitung|verfahren|schritte|teilnehmer|tagesordnung|fragebogen"
    r"|المنهجية|المراجع|المصادر|التعاريف|جدول الأعمال|المشاركون|参考文献|方法|步骤|定义|议程",
    re.I,
)
# Words that count paragraphs: "First, …", "Во-первых, …"; they belong to the sentence
ORDINALS = {
    word: number
    for number, names in enumerate(
        (
            "first|firstly|во-первых|біріншіден|premièrement|en premier lieu|primero|en primer lugar|erstens|أولا|أولاً|اولا|第一|首先",
            "second|secondly|во-вторых|екіншіден|deuxièmement|en deuxième lieu|segundo|en segundo lugar|zweitens|ثانيا|ثانياً|第二|其次",
            "third|thirdly|в-третьих|үшіншіден|troisièmement|en troisième lieu|tercero|en tercer lugar|drittens|ثالثا|ثالثاً|第三",
            "fourth|fourthly|в-четвертых|в-четвёртых|төртіншіден|quatrièmement|cuarto|en cuarto lugar|viertens|رابعا|رابعاً|第四",
            "fifth|fifthly|в-пятых|бесіншіден|cinquièmement|quinto|en quinto lugar|fünftens|خامسا|خامساً|第五",
            "sixth|sixthly|в-шестых|алтыншыдан|sixièmement|sexto|en sexto lugar|sechstens|سادسا|سادساً|第六",
            "seventh|seventhly|в-седьмых|жетіншіден|septièmement|séptimo|siebtens|سابعا|سابعاً|第七",
            "eighth|eighthly|в-восьмых|сегізіншіден|huitièmement|octavo|achtens|ثامنا|ثامناً|第八",
            "ninth|ninthly|в-девятых|тоғызыншыдан|neuvièmement|noveno|neuntens|تاسعا|تاسعاً|第九",
            "tenth|tenthly|в-десятых|оныншыдан|dixièmement|décimo|zehntens|عاشرا|عاشراً|第十",
        ),
        start=1,
    )
    for word in names.split("|")
}
# "Recommendation One", "Первый" is not met with; Arabic puts the ordinal after the noun
NUMBERS = {
    word: number
    for number, names in enumerate(
        (
            "one|الأولى|الأول",
            "two|الثانية|الثاني",
            "three|الثالثة|الثالث",
            "four|الرابعة|الرابع",
            "five|الخامسة|الخامس",
            "six|السادسة|السادس",
            "seven|السابعة|السابع",
            "eight|الثامنة|الثامن",
            "nine|التاسعة|التاسع",
            "ten|العاشرة|العاشر",
        ),
        start=1,
    )
    for word in names.split("|")
}

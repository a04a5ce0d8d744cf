"""Words of title pages and imprints, in the languages of the reports: roles, ranks, organisations, labels.

English, Russian, Kazakh, Kyrgyz, Ukrainian, French, Spanish, German, Portuguese, Italian, Turkish, Uzbek, Arabic, Chinese.
A role's words stand with the strength of what they say: who wrote the text before who prepared or edited the book.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from publications.reading.patterns import late

_AUTHOR = (
    r"(?:(?:lead|main|principal|contributing|co-?|senior|report|study)[ -]*)?(?:authors?|writers?)(?:\(s\))?(?: team)?"
    r"|(?:research and )?writ(?:ten|ing) by|written and edited by|authored by|report by|a report by|a study by|text(?: by)?|by"
    r"|(?:with )?contributions? (?:from|by)|contributors?|co-?authors?|research(?:ed)? by|researchers?|(?:research|study|project|report|survey) team"
    r"|(?:principal |co-?)?investigators?|equipe (?:técnica|de elaboração|de pesquisa|responsável)|autoria|redação|pesquisadore?s?|pesquisa|gruppo di (?:ricerca|lavoro)|redazione"
    r"|investigador(?:es|as|a)(?: principal(?:es)?)?|investigación y redacción|redacción|rédact(?:eur|rice)s?(?: et rédact(?:eur|rice)s)?|auteurs? du rapport|autorenteam|autor(?:inn)?engruppe"
    r"|над (?:докладом|отч[её]том|исследованием) работали|авторлық ұжым|авторлар тобы|автор-құрастырушы(?:лар)?|yazan(?:lar)?|kaleme alan(?:lar)?|araştırma ekibi|araştırmacı(?:lar)?"
    r"|autorzy|autorstwo|فريق (?:البحث|العمل|الإعداد|إعداد التقرير)|الباحث(?:ون|ين|ة|ان)?|المؤلفة|课题组(?:成员)?|研究团队|项目组(?:成员)?|撰写人|主笔|研究人员"
    r"|equipo (?:de investigación|investigador|técnico|de trabajo)|équipe de (?:recherche|rédaction)|(?:forschungs|projekt)team"
    r"|(?:исследовательская|рабочая|авторская) группа|группа авторов|зерттеу тобы|жұмыс тобы"
    r"|(?:ведущ\w+ |основн\w+ |главн\w+ )?автор(?:ы|\(ы\))?(?: доклада| отч[её]та| исследования| текста)?|коллектив авторов"
    r"|авторский коллектив|авторы-составители|текст|соавторы?|автор-составитель|исполнител[ьи]"
    r"|автор(?:лар)?(?:ы)?(?: ұжымы)?|жазған(?:дар)?|авторлор(?:у)?|автор[иа]?"
    r"|auteurs et (?:autrices|auteures)|auteure?s? principale?s?|contributions?|(?:co-?)?auteure?s?|auteur[·.]?e?[·.]?s?|rédigé(?:e)? par|écrit par|rédaction|une étude de|un rapport de|étude réalisée par|par"
    r"|autor[ea]s y autor[ea]s|(?:co)?autor(?:es|as|a|en|in|innen|ía)?|autora? principal|autor/?a?s?|texto|escrito por|redactado por|por|de autoría de"
    r"|verfasst von|verfasser(?:in|innen)?|text von|geschrieben von|autorinnen und autoren|autoren und autorinnen|hauptautor(?:in|en)?|autor:innen|autor\*innen|von"
    r"|autor[ei]|scritto da|testi? di|di|escrito por"
    r"|yazar(?:lar)?(?:ı)?|mualliflar|muallif|المؤلف(?:ون|ين|ان)?|تأليف|بقلم|كتابة|作者|撰写|执笔|撰稿|著者|撰稿人|报告作者"
)
_PREPARED = (
    r"(?:report |document |study )?prepared by|drafted by|produced by|compiled by|elaborated by|developed by|conducted by|carried out by"
    r"|подготовлен[оаы]?(?: кем)?|подготовил[аи]?|доклад подготовил[аи]?|отч[её]т подготовил[аи]?|отч[её]т подготовлен|доклад подготовлен"
    r"|составител[ьи]|составлен[оа]?|составил[аи]?|разработ(?:ан[оа]?|чики?|ал[аи]?)|выполнен[оа]?|исследование провели"
    r"|дайындаған(?:дар)?|дайындалған|құрастырған(?:дар)?|құрастырушы(?:лар)?|әзірлеген(?:дер)?|даярдаган(?:дар)?|түзгөн(?:дөр)?"
    r"|підготу(?:вав|вала|вали)|підготовлено|упорядник[иа]?|préparé(?:e)? par|élaboré(?:e)? par|réalisé(?:e)? par|établi par"
    r"|elaborado por|preparado por|elaboración|realizado por|elaborada por|erstellt von|erarbeitet von|bearbeite(?:t von|r|rin)|bearbeitung"
    r"|elaboração(?: e redação)?|elaborado por|preparado por|realização|realizzato da|elaborazione|redatto da|opracowanie|opracowali"
    r"|a cura di|preparato da|hazırlayan(?:lar)?|tayyorladi(?:lar)?|tayyorlagan|tuzuvchi(?:lar)?|إعداد|أعده|أعدها|أعدته|اعداد|编写|编制|编撰|编著|起草"
)
_EDITOR = (
    r"(?:general |managing |series |volume |scientific |executive |chief )?edit(?:ors?|ed by)(?:-in-chief)?|eds?\.|"
    r"под (?:общей |научной )?ред(?:акцией|\.)|(?:научн\w+ |ответственн\w+ |главн\w+ )?редактор(?:ы|лары?|лор)?|редколлегия|редакциясын басқарған"
    r"|sous la direction de|dirigé par|coordonné par|coordination|coordinación(?: general| académica)?|coordenação|projektleitung|руководител[ьи] (?:проекта|исследования|авторского коллектива)|coordinador(?:es|a)?|coordinado por|editado por|editor(?:es|as|a)"
    r"|organização|organizador(?:es|as|a)?|coordenador(?:es|as|a)?(?: geral)?|coordinamento|coordinatori?|yayına hazırlayan(?:lar)?|derleyen(?:ler)?|redakcja"
    r"|herausgegeben von|herausgeber(?:in|innen)?|hrsg\.?(?: von)?|redaktion|curatore|editör(?:ler)?|muharrir(?:lar)?"
    r"|تحرير|المحرر(?:ون)?|إشراف|主编|编辑|编者"
)
# Who paid, ordered, checked, drew or printed is named in the same way, but did not write
_OTHER_ROLE = (
    r"by (?:the )?(?:authority|order|decision|courtesy|permission) of|prepared for|submitted to|commissioned by|funded by|financed by|supported by|with (?:the )?support (?:of|from)|published by"
    r"|publisher|reviewe[rd]s?(?: by)?|peer review\w*|design(?:ed)?(?: by| and layout)?|layout(?: by)?|cover(?: photo\w*| design)?|photo\w*(?: by| credits?)?"
    r"|translat(?:ed|ion|or|ors)(?: by)?|printed by|printed in|proofread\w*(?: by)?|copy-?edit(?:or|ed|ing)(?: by)?|in partnership with|contacts?"
    r"|translated from|(?:with )?an? (?:foreword|preface|afterword)|(?:with a )?(?:foreword|preface|afterword) by|préface|avec une préface|traduit d|prólogo|предисловие|перевод с|алғысөз"
    r"|projeto gráfico|editoração|capa|revisão\b|tradução|impressão|apoio|realização gráfica|progetto grafico|impaginazione|revisione|kapak|tasarım|baskı|çeviri|projekt graficzny|skład|druk"
    r"|aus dem \w+en (?:übersetzt )?von|(?:mit )?einem (?:vor|nach|geleit)wort|vorwort|geleitwort"
    r"|corresponding authors?|(?:autora? (?:de|para)|auteure? de) correspond[ea]nc(?:ia|e)|auteure? correspondante?|автор для \w+|korrespondenzautor(?:in)?"
    r"|supervisors?|acknowledge?ments?|for (?:more|further) information|client|recipient|illustrat\w+(?: by)?|maps?(?: by)?|infographics?"
    r"|рецензент\w*|заказчик|подготовлено для|по заказу|при поддержке|при финансовой поддержке|перевод(?:чик)?|дизайн(?:ер)?|в[её]рстка|корректор"
    r"|издатель|издательство|финансирование|фото\w*|обложка|контакты|тираж|аударған|аудармашы|пікір жазған(?:дар)?|рецензенттер|қолдауымен|дизайны?|тапсырыс беруші"
    r"|traduction|traduit par|relecture|conception graphique|maquette|mise en page|commandé par|financé par|avec le soutien de|publié par|éditeur|photograph\w+"
    r"|traducción|traducido por|diseño\w*|maquetación|diagramación|revisión|financiado por|con el apoyo de|encargado por|publicado por|editorial|fotograf\w+"
    r"|übersetz\w+|gestaltung|layout|satz|lektorat|im auftrag (?:von|der|des)|gefördert (?:von|durch)|finanziert (?:von|durch)|druck|verlag|titelbild|kontakt"
    r"|ترجمة|تصميم|مراجعة|بتمويل من|بدعم من|الناشر|تدقيق|翻译|设计|审校|校对|出版|资助|委托|印刷|封面"
)
# Words that alone, without a colon, open a line of running text too: they need the look of a byline around them
_WEAK = late(r"(?:by|par|por|von|di|text|texto|текст|de autoría de|coordination)$", re.I)
_BY = late(r"(?:by|par|por|von|di|from|подготовлен[оаы]?|дайындаған|إعداد|بقلم|تأليف)$", re.I)
_ROLES = ((0, _AUTHOR), (1, _PREPARED), (2, _EDITOR))
# The words alone, which each line is held against; the patterns below hold them twice and are compiled for few reports
_BEGINS = [(rank, late(rf"^\W{{0,3}}(?:{words})(?=[\s:：﹕]|$)", re.I)) for rank, words in _ROLES]
_PARTED = late(r"[:：﹕]|\s[–—-]\s")
# With a colon first: it tells where the label ends, also one of two words ("Autorinnen und Autoren:")
_BY_ROLE = [
    (
        parted,
        rank,
        late(
            rf"^\W{{0,3}}(?P<role>(?:{words})(?:\s(?:and|und|et|y|и|және|e|ve|&|/)\s(?:\w+\s)?(?:{words}))?){end}\s*(?P<names>.*)$",
            re.I,
        ),
    )
    for parted, end in ((True, rf"\s*(?P<colon>{_PARTED.pattern})"), (False, r"(?P<colon>)(?=\s|$)"))
    for rank, words in _ROLES
]
_OTHERS = late(rf"^\W{{0,3}}(?:{_OTHER_ROLE})(?:\s*[:：]|\s|$)", re.I)


class Role(NamedTuple):
    """What a label says: ``rank`` 0 wrote, 1 prepared, 2 edited. ``strong``: the label can be nothing else. ``opens``: a
    colon or a "by" before the rest, so that the rest names somebody."""

    rank: int
    rest: str
    strong: bool
    opens: bool


def role_of(text: str) -> Role | None:
    """The label with which a line begins, and the rest of the line; None without one."""
    ranks = {rank for rank, begins in _BEGINS if begins.match(text)}
    if not ranks or _OTHERS.match(text):
        return None
    may_part = _PARTED.search(text) is not None
    for parted, rank, pattern in _BY_ROLE:
        found = pattern.match(text) if rank in ranks and parted <= may_part else None
        if found:
            opens = bool(found["colon"]) or bool(_BY.search(found["role"]))
            strong = bool(found["colon"]) or not _WEAK.fullmatch(found["role"])
            return Role(rank, found["names"].strip(), strong, opens)
    return None


def is_other_role(text: str) -> bool:
    """Whether a line names somebody who did not write: who paid, translated, designed, printed."""
    return bool(_OTHERS.match(text))


_MAKERS = late(
    r"^\W{0,3}(?:(?:graphic )?design|layout|cover|photo|print|illustrat|typeset|proofread|copy-?edit|infographic|дизайн|в[её]рстка|корректор|фото|обложка|мұқаба"
    r"|conception graphique|maquette|mise en page|crédits? photo|impression|diseño|maquetación|diagramación|fotograf|gestaltung|satz|druck|titelbild|lektorat)\w*",
    re.I,
)


def is_maker(text: str) -> bool:
    """Whether a line names somebody who made the book, not its text: who drew, set, photographed, corrected, printed."""
    return bool(_MAKERS.match(text))


# The head word of an organisation's name: it stands first, last, or before "of", "for", "on"
ORGANISATION_WORD = (
    r"council|institute?s?|cent(?:re|er)|university|college|academy|ministry|agency|foundation|fund|bank|committee|commission"
    r"|association|organi[sz]ation|department|office|bureau|society|union|network|group|team|labs?|laborator(?:y|ies)|ltd|limited|inc|corp"
    r"|corporation|plc|llc|llp|company|consultancy|consulting|advisory|advisors|advisers|consultants|forum|initiative|alliance|service|services|authority|board|response|secretariat"
    r"|observatory|federation|trust|partnership|coalition|co-?operative|collective|nations|programme|school|press|museum|library|unit|directorate|division|taskforce|consortium"
    r"|bank|holding|partners|associates|programs?|hub|securitylabs|chamber|parliament|government|municipality|administration|inspectorate|registry"
    r"|(?:совет|институт|центр|университет|академи|министерств|агентств|фонд|банк|комитет|комисси|ассоциаци|организаци|бюро|обществ|союз|служб"
    r"|лаборатори|альянс|обсерватори|палат|управлени|департамент|объединени|правительств|администраци|федераци|секретариат|инспекци)[аеёиоуыюяйвм]{0,3}"
    r"|группа|движение|школа|компания|ооо|оф|тоо|ао|сеть|издательство"
    r"|(?:кеңес|орталығ|орталық|академияс|министрліг|агенттіг|қауымдастығ|бірлест)[а-яәіңғүұқөһ]{0,3}|қор|қоры|комитеті|ұйым|ұйымы|мектебі"
    r"|институты|университеті|банкі|зертханасы|басқармасы|департаменті|палатасы|одағы|борбор|борбору|уюм|уюму|агенттиги|министрлиги"
    r"|рада|інститут\w*|міністерств\w*|товариство|спілка"
    r"|caisse|mutuelle|coopérative|collectif|cooperativa|colectivo|genossenschaft|conseil|ministère|agence|fondation|banque|commission|comité|centre|institut|université|école|association|observatoire|organisation|société"
    r"|laboratoire|direction|fédération|réseau|union|cour|office|syndicat"
    r"|\w*ministerium|\w*stiftung|\w*institut|\w*verein|\w*verband|\w*gesellschaft|\w*bundesamt|\w*zentrum|\w*universität|\w*hochschule|\w*akademie|gmbh|e\.v\."
    r"|\w*bündnis|\w*werke|\w*behörde|\w*kammer|(?:bundes|stadt|landes|bei|gemeinde)?rat|\w*agentur|\w*werkstatt|(?!gesamt)\w{0,20}amt|sachgebiet|referat|abteilung|fachbereich|lehrstuhl|dezernat|senat|arbeitsgemeinschaft|arbeitskreis|netzwerk"
    r"|fundación|ministerio|consejo|instituto|universidad|centro|asociación|asamblea|corporación|agencia|banco|comisión|comité|organización|secretaría|observatorio"
    r"|sociedad|federación|red|departamento|dirección|oficina|fundação|ministério|conselho|universidade|associação|agência|comissão"
    r"|secretaria|prefeitura|governo|câmara|tribunal|rede|gobierno|ayuntamiento|gouvernement|assemblée|assembly|stowarzyszenie|fundacja|instytut|uniwersytet|ministerstwo"
    r"|başkanlığı|müdürlüğü|belediyesi|birliği|genel müdürlüğü"
    r"|istituto|università|fondazione|ministero|consiglio|agenzia|associazione|osservatorio|üniversitesi|bakanlığı|vakfı|enstitüsü|merkezi|derneği|kurumu"
    r"|kengashi|markazi|instituti|vazirligi|universiteti|jamg['ʻ‘’]armasi|agentligi"
)
# In these languages the head word leads, with a name or an adjective after it: "Institut Montaigne", "Centre national …"
LEADING_WORD = (
    r"caisse|mutuelle|coopérative|collectif|cooperativa|colectivo|conseil|ministère|agence|fondation|banque|comité|centre|institut|université|école|association|observatoire|société|laboratoire"
    r"|fédération|réseau|cour|stiftung|verein|verband|bündnis|netzwerk|fundación|ministerio|consejo|instituto|universidad|centro|asociación|agencia|banco"
    r"|comisión|organización|secretaría|observatorio|sociedad|federación|red|fundação|ministério|conselho|universidade|associação|agência"
    r"|comissão|secretaria|prefeitura|governo|câmara|gobierno|ayuntamiento|gouvernement|assemblée|stowarzyszenie|fundacja|instytut|ministerstwo|istituto|università|fondazione|ministero|consiglio|agenzia|associazione|osservatorio"
)
GERMAN_HEAD = late(
    r"(?:Fachh|H)ochschule|\w*[Uu]niversität|\w*[Aa]kademie|\w*ministerium|\w*[Ii]nstitut|\w*amt|Sachgebiet|Referat|Abteilung|Fachbereich|Lehrstuhl|Dezernat"
)
# Heads that many a title ends with too: "The last library", "A new partnership"
WEAK_WORD = (
    r"library|school|press|museum|unit|programmes?|programs?|hub|partners|response|services?|network|group|team|forum|initiative|board|trust|union"
    r"|partnership|alliance|coalition|fund|office|assembly|asamblea|assemblée|corporación|rede|governo|gobierno|gouvernement|secretaria|tribunal|werke|câmara|division|parliament|government|administration|nations|company|bank|college|labs?"
    r"|союз|банк|школа|сеть|движение|группа|совет|мектебі|қор|рада|cour|red|réseau|netzwerk"
)
ARABIC_BODY = r"(?:ال)?(?:معهد|وزارة|مركز|جامعة|مؤسسة|منظمة|هيئة|بنك|مجلس|جمعية|لجنة|وكالة|شركة|صندوق|شبكة|اتحاد|أكاديمية|مرصد|إدارة|دائرة|كلية)"
# Given names that begin with the letter which also means "and"
ARABIC_W_NAMES = frozenset(
    [
        "وليد",
        "وائل",
        "وفاء",
        "وسام",
        "وسيم",
        "وجدي",
        "وجيه",
        "وردة",
        "وديع",
        "وصفي",
        "وهيب",
        "وحيد",
        "ولاء",
        "وئام",
        "وعد",
        "وهبة",
        "وداد",
        "وصال",
    ]
)
CHINESE_BODY = r"(?:研究院|研究所|研究中心|大学|学院|委员会|中心|基金会|协会|公司|学会|银行|研究会|部|局|厅|联合会|智库|实验室|办公室|出版社|集团)"

_TITLES = (
    r"dr|habil|prof|profa|professor|professeure?|docteure?|doctora?|profesora?|doç|yrd|öğr\.?\s?gör|arş\.?\s?gör|uzm|dott|dott\.ssa|avv|mgr|inż|hab|mr|mrs|ms|miss|sir|dame|hon|rev|eng|ing|dipl[.-]*ing|dipl[.-]*\w+|mag|lic|mgtr|mag|msc|mtro|mtra|dra|sra?|m|mme|mlle|pr|me|herr|frau|don|doña"
    r"|(?:lt|col|gen|maj|capt)(?=\.)|д-р|доктор|проф|профессор|акад|академик|доц|доцент|к\.\s?[а-я]{1,3}\.?\s?-?\s?[а-я]?\.?\s?н|д\.\s?[а-я]{1,3}\.?\s?-?\s?[а-я]?\.?\s?н"
    r"|(?:канд(?:идат|\.)|докт(?:ор|\.))\s?\S+\s?наук,?|г-н|г-жа|phd|доцентi|مهندس|أ\.?\s?د|د|م|أ|الدكتور|الدكتورة|الأستاذ|الأستاذة|دكتور|دكتورة|السيد|السيدة"
)
HONORIFIC = late(rf"^(?:(?:{_TITLES})(?:\.\s*|\s+|\s*/\s*))+(?=\S)", re.I)
# A shortened rank, with its full stop, before a name: "Dr. Ann Lee", "د. منى الشرقاوي"
RANKED = late(r"(?:Dr|Prof|Dipl\.-\w+|Doç|Dott|Dra|Profa|д-р|проф|акад|أ\.\s?د|د|أ|م)\.\s*(?=\S{2})")
DEGREE = late(
    r"(?:^|[,\s(]+)(?:(?:cpa|msw|frs|obe|mbe|cbe|jd|esq)\.?|ph\.?\s?d\.?|d\.?\s?phil\.?|m\.?\s?sc\.?|b\.?\s?sc\.?|m\.?\s?a\.?|b\.?\s?a\.?|m\.?\s?d\.?|m\.?b\.?a\.?|ll\.?\s?[mbd]\.?|m\.?p\.?h\.?|mpp|mpa|ed\.?d\.?"
    r"|к\.\s?\w{1,4}\.?-?\s?\w{0,3}\.?\s?н\.?|д\.\s?\w{1,4}\.?-?\s?\w{0,3}\.?\s?н\.?|канд\.\s?\S+\s?наук|докт\.\s?\S+\s?наук|кандидат \w+ наук|доктор \w+ наук"
    r"|ғ\.\s?к\.?|ғылым\w* (?:кандидаты|докторы)|esq\.?|jr\.?|sr\.?|hrsg\.?|eds?\.?|\(?(?:eds?|hrsg|ред|dir|coord|coords?|comp|сост)\.?\)?)\)?$",
    re.I,
)


# What somebody is, with where: "Professor of Law", "Pesquisadora do Instituto …", "научный сотрудник"
POST = late(
    r"^(?:(?:senior|junior|lead|chief|principal|associate|assistant|adjunct|visiting|deputy|executive|research) ){0,3}"
    r"(?:(?:professor|lecturer|director|head|chair|fellow|researcher|analyst|economist|consultant|officer|manager|advis[eo]r|coordinator|scientist|secretary)"
    r"|(?:pesquisador|professor|diretor|coordenador|investigador|profesor|director|consultor|asesor|coordinador)a?|(?:chercheu|professeu|directeu|chargé|maître)\w*"
    r"|(?:wissenschaftliche\w*|leiter(?:in)?|referent(?:in)?|geschäftsführer(?:in)?|ricercat\w+|docente|direttore)|(?:araştırmacı|uzman|müdür))"
    r"\s+(?:of|at|for|in|d[aeo]s?|del|della|di|en|em|à|au|du|des|der|für|am|an|im|bei|mitarbeiter\w*)(?=\s)"
    r"|^(?:(?:старш|младш|ведущ|главн)\w+ )?(?:научн\w+ сотрудник|эксперт|аналитик|директор|руководитель|профессор|доцент|заведующ\w+)(?!\w)"
    r"|(?:қызметкері|сарапшысы|директоры|профессоры|доценті|меңгерушісі)$|^members? of |^membres? d",
    re.I,
)
# What somebody is, behind a name and a comma; words that are family names too ("Head", "Fellow") are left out
OFFICE = late(
    r"(?<!\w)(?:leader|director|manager|researcher|consultant|analyst|lecturer|professor|evaluator|expert|specialist|economist|coordinator|advis[eo]r|assistant|scientist)$",
    re.I,
)


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())


PARTICLES = words(
    """
    i de del della di da das do dos du des van von der den dem vom zu zum zur ter ten te bin ibn bint al el la le las los lo y e af av ap st san
    да де ди дю фон ван дер ден бин ибн аль эль оглы кызы уулу
    """
)
PATRONYMIC = late(
    r"(вич|вна|[её]вич|ична|инична|ұлы|қызы|оглы|оғлы|кызы|уулу|улу|uly|qyzy|kyzy|uulu|o['ʻ‘’]g['ʻ‘’]li|qizi|oğlu|vich|vna|ovich|ovna)$",
    re.I,
)
SURNAME = late(
    r"(?:ов|ова|ев|ева|[ёе]в|ин|ина|ын|ына|ский|ская|цкий|цкая|енко|чук|юк|як|ян|дзе|швили|[іи]й|бек|бай|баев|баева|хан|жан|гүл|гуль"
    r"|ov|ova|ev|eva|yev|yeva|sky|skiy|skaya|ski|ska|enko|chuk|yan|dze|shvili|bek|bekov|ova|son|sen|sson|ez|inho|eira|mann|berg|stein|ström|dottir)$",
    re.I,
)
# Commonest Chinese family names; a name is one of them and one or two signs more
CHINESE_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "張劉陳楊黃趙吳孫馬羅鄭許韓馮鄧蕭葉蘇呂盧鍾譚陸賈韋鄒閆龍賀顧龔萬錢嚴湯"
)
ET_AL = late(
    r",?\s*(?:\bet al\b\.?|\band (?:others|colleagues)|\bи др(?:\.|угие)|и соавт\.?|және т\.\s?б\.|және басқалар|\bet autres|\by otros|\bu\.\s?a\.|und andere|等|وآخرون)\s*$",
    re.I,
)
# Lines about the state or the use of the paper, not about its subject
STATUS = late(
    r"^\W*(?:confidential|draft|final(?: draft| version)?|for (?:discussion|comment|consultation|official use|internal use|public release|immediate release)\b.*|embargo\w*.*|restricted"
    r"|(?:[\w-]+(?:st|nd|rd|th)|\d+-\w+) (?:regular |special |extraordinary )?session|(?:provisional )?agenda items? .*|items? \d+[ (].{0,12}of the (?:provisional )?agenda.*"
    r"|[\w-]+ (?:session|reunión|período(?: \w+)? de sesiones|сессия)|point \d+ .{0,12}de l['’]ordre du jour.*|tema \d+ .{0,12}del programa.*|пункты? \d+ .{0,24}повестки дня.*"
    r"|strictly confidential|not for (?:citation|distribution|circulation|quotation).*|advance copy|pre-?print|unedited.*|public|internal|version [\w.]+|rev(?:ision)?\.? ?\d+|v\d[\d.]*"
    r"|проект|черновик|конфиденциально|для служебного пользования|на правах рукописи|предварительн\w+ версия|рабоч\w+ версия|қызмет бабында пайдалану үшін|жоба"
    r"|projet|brouillon|confidentiel|provisoire|version (?:finale|provisoire|définitive)|borrador|confidencial|versión (?:final|preliminar)|entwurf|vertraulich|endfassung|مسودة|سري|草案|内部资料|征求意见稿)\W*$",
    re.I,
)

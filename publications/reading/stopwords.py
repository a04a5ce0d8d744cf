"""Words that begin and end no topic, by language."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Numbers in words: a count of things is no subject
NUMERALS = _words(
    """one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand million half third
    один одна одно одного одной два две двух двум три трёх трех трем тремя четыре четырёх четырех пять пяти шесть шести семь семи восемь
    восьми девять девяти десять десяти двадцать двадцати тридцать тридцати сорок сорока пятьдесят сто тысяча тысяч половина треть
    бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жүз мың жарты
    deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cent mille moitié tiers
    dos tres cuatro cinco seis siete ocho nueve diez doce veinte treinta cuarenta cien mil mitad
    zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig hundert tausend hälfte drittel"""
)
# Written with a capital in many reports, yet no names
GENERIC = _words(
    """company group report board directors government president state republic figure table section chapter annex appendix
    committee department council finding centre office recommendation conclusion key ministry parliament system note notes version page article part january february march april
    june july august september october november december monday tuesday wednesday thursday friday saturday sunday
    правительство президент республика парламент министерство комитет совет закон глава рисунок таблица россия год
    үкімет президент республика министрлік комитет кеңес заң сурет кесте"""
)
STOPWORDS: dict[str, frozenset[str]] = {
    "en": _words(
        """a about above according across after again against all already also although always am among an and another any are
        around as at available based be because become been before began begin begun being below between both but by came can
        cannot come could course despite did different do does doing done down due during each either especially etc even ever
        every example expect expected expects far few figure first following follows for four from full further general get
        give given gives good great had has have having he hence her here high him his how however i if important in include
        included includes including indeed instead intends into is it its itself just kind known large last later least less
        let level like likely linked little long look low made main make makes making many may me means might more moreover
        most much must my need needs neither new next no non none nor not note noted now number of off often old on once one
        only or order other others our out over own page part parts particular per perhaps place possible practice priority
        provide provided provides put quite rather regard regards reported result results same second section see seen set
        several shall she should show shown shows similar since small so some such table take taken than that the their them
        themselves then there therefore these they third this those though three through thus time times to together too
        total toward towards two under until up upon us use used uses using various very via want was way ways we well went
        were what when where whether which while who whole whom whose why will with within without would year years yet you
        your asked asks additional continues continue repeatedly described reviewed published compared revise evaluate
        implement remains remain noted although attention"""
    ),
    "ru": _words(
        """а без более больше будет будут бы был была были было быть в вам вас ваш весь во вот все всего всех всё вы где год года
        году годы да даже для до его ее её если есть еще ещё же за здесь и из или им их к как какие какой когда кто ли лишь
        может можно мы на над надо наиболее например нас наш не него нее неё нет ни них но ну о об однако он она они оно от
        очень первый по под после потом потому при про раз с сам само свой свою своего своих себя сегодня следует со так также
        такая такие такой там те тем то того тоже той только том тот тогда три ту ты у уже хотя чего чем через что чтобы
        чья эта эти это этого этой этом этот является являются рамках числе части результате также отметить связи образом
        счет счёт целом данный данные данной данных котор которая которое которой которые которых который которым которого
        поэтому именно между перед против ради согласно среди стал стала стали иной иные который другой другие других каждый
        каждой много мало менее лет новый новые новых второй третий один одна одной два две"""
    ),
    "kk": _words(
        """ал ала ар арқылы ары әр әрбір әлі әрі ба бар барлық бас бастап басқа бе беру без белгілі бір бірақ бірге бірі бойы бойынша
        болады болат болған болды болып болу болуы бұл да де деген деп дейін ден екен екі емес ең енді еді ет етеді етті ету
        жатыр жаңа жасау жағдай жоқ жұмыс және же жыл жылғы жылы жылдары кейін кез келген керек көп көрсет қарай қарсы қатар
        қатысты қолдану мен мәселе мұнда не неғұрлым немесе ол олар оның осы осындай отыр өз өзі өзінің өте пен сан себебі
        сияқты соң соңғы сол сонымен сондай тағы тек тиіс туралы түрлі тұр үш үшін яғни ғана деңгей алады алу тұрғыдан
        кезде кезінде ретінде сондықтан мүмкін қажет"""
    ),
    "fr": _words(
        """a à afin ai ainsi alors après au aucun aussi autre autres aux avant avec avez avons car ce ceci cela celle celui ces cet
        cette ceux chaque chez comme comment contre d dans de depuis des deux doit donc dont du elle elles en encore entre est et
        étaient était étant été être eu fait faire faut fois font grand ici il ils je jusque l la là le les leur leurs lors lui
        mais me même mes mieux moins mon n ne ni non nos notre nous on ont or où ou par parce pas peu peut peuvent plus plusieurs
        pour pourquoi près qu quand que quel quelle quelques qui sa sans se sera ses si son sont sous sur ta tant te tel tous
        tout toute toutes très trois un une vers voir vos votre vous y"""
    ),
    "de": _words(
        """ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bin bis bzw da dabei
        dadurch dafür damit dann das dass dem den denn der des dessen die dies diese diesem diesen dieser dieses doch dort du
        durch ein eine einem einen einer eines er es etwa für gegen gibt haben hat hatte hier ich ihr ihre im immer in ist ja
        jede jeder kann kein keine können man mehr mit muss nach nicht noch nun nur ob oder ohne sehr sei sein seine seit sich
        sie sind so soll sowie über um und uns unter vom von vor war was weil wenn werden wie wieder wir wird wurde wurden zu
        zum zur zwei zwischen gilt sodass folgt heißt"""
    ),
    "es": _words(
        """a al algo ante antes aquí así aun aunque bajo bien cada casi como con contra cual cuando de del desde donde dos durante el
        él ella ellos en entre era es esa ese eso esta está están este esto estos fue ha hace han hasta hay la las le les lo los
        más me mi muy no nos o os otra otro para pero poco por porque que qué se sea según ser si sí sin sobre son su sus
        también tan tanto tiene todo todos tras tres tu un una uno unos y ya"""
    ),
}

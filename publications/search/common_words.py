"""Words too common to search for: articles, prepositions, conjunctions, pronouns, forms of "to be", by language."""

COMMON = {
    "en": """
        a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its
        may more most no not of on or our she should so such than that the their them then there these they this those to
        us was we were what when where which who whom whose why will with would you your
    """,
    "ru": """
        а без был была были было быть в вам вас во все всех вы где да для до его ее если есть еще же за и из или им их к как
        какие какой ко когда который которая которые кто ли мы на над не него нее нет ни них но о об он она они оно от по
        под при про с со так также там то того тоже той только том у уже чего чем что чтобы эта эти это этого этой этот я
    """,
    "kk": """
        ал арқылы бар бен бір бірақ біз бойынша бойы болады болған болды болып бұл да де деген деп дейін екі емес енді еді
        жатыр және жоқ кейін керек кім қай қайда қалай қандай қашан мен мүмкін не неге немесе о ол олар осы ол пен сол соң
        та те туралы тек үшін
    """,
    "fr": """
        à au aux avec ce ces cette comment dans de des du elle elles en est et être il ils je la le les leur leurs lui mais
        ne nous on ou où par pas pour qu que quel quelle qui sa se ses si son sont sur un une vous
    """,
    "de": """
        als am an auch auf aus bei das dass dem den der des die ein eine einem einen einer es für hat ich ihr ihre im in ist
        mit nach nicht oder sich sie sind über um und uns von vor was wer wie wir wird zu zum zur
    """,
    "es": """
        a al como con cómo cuando de del desde donde el ella ellos en entre es esta este esto fue ha la las lo los más no o
        para pero por que qué quien se según ser sin sobre son su sus un una y
    """,
}

"""Running text behind the title pages: two chapters in each language."""

TEXTS = {
    "en": (
        ("Introduction", "What people said"),
        (
            "The village lies forty kilometres from the nearest town, and the road is open for nine months of the year.",
            "Most families told us that the price of fuel decides whether the children go to school in winter.",
            "We visited each place twice and asked the same questions in spring and in autumn.",
            "The answers differ less by income than by the distance to the nearest shop.",
            "Where a council publishes its plans on the door of the shop, people know them and talk about them.",
            "Nobody could say how the money for repairs had been shared among the districts.",
            "A second visit showed that small repairs had been made without any help from outside.",
        ),
    ),
    "ru": (
        ("Введение", "О чём говорили жители"),
        (
            "Село стоит в сорока километрах от ближайшего города, и дорога открыта девять месяцев в году.",
            "Большинство семей сказали нам, что от цены топлива зависит, пойдут ли дети зимой в школу.",
            "Мы приезжали в каждое место дважды и задавали одни и те же вопросы весной и осенью.",
            "Ответы зависят не столько от дохода, сколько от расстояния до ближайшего магазина.",
            "Там, где совет вывешивает планы на двери магазина, люди их знают и обсуждают.",
            "Никто не смог сказать, как деньги на ремонт были поделены между районами.",
            "Вторая поездка показала, что мелкий ремонт был сделан без всякой помощи со стороны.",
        ),
    ),
    "kk": (
        ("Кіріспе", "Тұрғындар не айтты"),
        (
            "Ауыл ең жақын қаладан қырық шақырым жерде орналасқан, ал жол жылына тоғыз ай ғана ашық болады.",
            "Көп отбасы балалардың қыста мектепке баруы отынның бағасына байланысты екенін айтты.",
            "Біз әр жерге екі рет барып, көктемде де, күзде де бірдей сұрақтар қойдық.",
            "Жауаптар табысқа емес, ең жақын дүкенге дейінгі қашықтыққа көбірек байланысты болып шықты.",
            "Кеңес өз жоспарын дүкеннің есігіне іліп қоятын жерде адамдар оны біледі және талқылайды.",
            "Жөндеуге бөлінген ақшаның аудандар арасында қалай бөлінгенін ешкім айта алмады.",
            "Екінші сапар ұсақ жөндеулердің сырттан көмексіз жасалғанын көрсетті.",
        ),
    ),
    "fr": (
        ("Introduction", "Ce que disent les habitants"),
        (
            "Le village se trouve à quarante kilomètres de la ville la plus proche, et la route est ouverte neuf mois par an.",
            "La plupart des familles nous ont dit que le prix du chauffage décide si les enfants vont à l'école en hiver.",
            "Nous sommes allés deux fois dans chaque lieu et avons posé les mêmes questions au printemps et en automne.",
            "Les réponses dépendent moins du revenu que de la distance jusqu'au magasin le plus proche.",
            "Là où la commune affiche ses projets sur la porte du magasin, les gens les connaissent et en parlent.",
            "Personne n'a pu dire comment l'argent des réparations avait été partagé entre les districts.",
            "La seconde visite a montré que de petites réparations avaient été faites sans aide extérieure.",
        ),
    ),
    "es": (
        ("Introducción", "Lo que dicen los vecinos"),
        (
            "El pueblo está a cuarenta kilómetros de la ciudad más cercana y el camino está abierto nueve meses al año.",
            "La mayoría de las familias nos dijo que el precio de la leña decide si los niños van a la escuela en invierno.",
            "Fuimos dos veces a cada lugar e hicimos las mismas preguntas en primavera y en otoño.",
            "Las respuestas dependen menos de los ingresos que de la distancia hasta la tienda más cercana.",
            "Donde el municipio cuelga sus planes en la puerta de la tienda, la gente los conoce y habla de ellos.",
            "Nadie supo decir cómo se había repartido entre los distritos el dinero de las reparaciones.",
            "La segunda visita mostró que se habían hecho pequeñas reparaciones sin ayuda de fuera.",
        ),
    ),
    "de": (
        ("Einleitung", "Was die Leute sagen"),
        (
            "Das Dorf liegt vierzig Kilometer von der nächsten Stadt entfernt, und die Straße ist neun Monate im Jahr offen.",
            "Die meisten Familien sagten uns, dass der Preis für Brennholz entscheidet, ob die Kinder im Winter zur Schule gehen.",
            "Wir waren an jedem Ort zweimal und haben im Frühjahr und im Herbst dieselben Fragen gestellt.",
            "Die Antworten hängen weniger vom Einkommen ab als von der Entfernung zum nächsten Laden.",
            "Wo die Gemeinde ihre Pläne an die Tür des Ladens hängt, kennen die Leute sie und reden darüber.",
            "Niemand konnte sagen, wie das Geld für Reparaturen unter den Kreisen verteilt worden war.",
            "Der zweite Besuch zeigte, dass kleine Reparaturen ohne Hilfe von außen gemacht worden waren.",
        ),
    ),
}

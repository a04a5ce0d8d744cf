"""Title pages of our own: each leaf as lines of "height align size face words", and what they say.

Heights in points from the top; align l (left), c (centre), r (right), or a distance from the left edge; faces S serif,
B serif bold, I serif italic, N sans, M sans bold. "picture" covers a leaf.
"""

from typing import NamedTuple


class Sample(NamedTuple):
    """One report: its leaves before the text, the file's properties, and the truth."""

    name: str
    language: str
    leaves: tuple[str, ...]
    title: str
    authors: tuple[str, ...]
    year: int
    running: str = ""
    properties: tuple[str, str] = ("", "")


SAMPLES = (
    Sample(
        "people-with-marks",
        "en",
        (
            """
            70 l 11 N WORKING PAPER 2021/03
            200 l 30 M WINTER ROADS AND
            236 l 30 M SCHOOL ATTENDANCE
            270 l 15 N Evidence from eleven mountain districts
            330 l 13 S Aigerim Saparova
            326 172 7 S 1,*
            330 188 13 S , Daniel Whitfield
            326 292 7 S 2
            330 300 13 S and Helen Marsh
            326 392 7 S 1
            360 l 9 S 1 Institute for Rural Studies, Bishkek
            374 l 9 S 2 University of Northwick
            388 l 9 S * Corresponding author: saparova@rural.example.org
            760 l 12 N November 2021
            """,
        ),
        "Winter roads and school attendance",
        ("Aigerim Saparova", "Daniel Whitfield", "Helen Marsh"),
        2021,
        "Winter roads and school attendance",
    ),
    Sample(
        "prepared-for-and-by",
        "en",
        (
            """
            80 c 12 N Final report
            240 c 26 B Small loans, large distances
            275 c 15 S How herders in five provinces borrow and repay
            420 c 11 S Prepared for:
            438 c 12 S Ministry of Agriculture and Land
            480 c 11 S Prepared by:
            498 c 12 S Steppe Finance Observatory
            720 c 12 S 14 March 2022
            """,
        ),
        "Small loans, large distances",
        ("Steppe Finance Observatory",),
        2022,
    ),
    Sample(
        "imprint-only",
        "en",
        (
            "picture",
            """
            560 l 9 N Suggested citation: Isakova, G., Rakhimov, T. and Lindqvist, O. (2020). Between
            572 l 9 N two harvests: seasonal credit in the valley. Osh: Valley Research Group.
            600 l 9 N ISBN 978-1-4028-9462-6
            620 l 9 N This work is licensed under CC BY-NC 4.0.
            640 l 9 N Design: Anna Bell. Cover photograph: Joe Stone.
            """,
        ),
        "Between two harvests: seasonal credit in the valley",
        ("G. Isakova", "T. Rakhimov", "O. Lindqvist"),
        2020,
    ),
    Sample(
        "period-on-the-cover",
        "en",
        (
            """
            120 l 34 M Clean water
            158 l 34 M for every clinic
            200 l 16 N Progress of the programme, 2018–2020
            700 l 12 M Health Wells Foundation
            """,
            """
            620 l 9 S © 2021 Health Wells Foundation. All rights reserved.
            634 l 9 S 12 Spring Lane, Almaty. www.healthwells.example
            """,
        ),
        "Clean water for every clinic",
        ("Health Wells Foundation",),
        2021,
    ),
    Sample(
        "loud-publisher",
        "en",
        (
            """
            90 l 40 M NORTHLIGHT INSTITUTE
            120 l 11 N Policy brief No 17 | June 2023
            300 l 24 B Why buses leave early
            330 l 24 B and what to do about it
            380 l 12 I By Marat Beishenov and Carmen de la Rosa
            """,
        ),
        "Why buses leave early and what to do about it",
        ("Marat Beishenov", "Carmen de la Rosa"),
        2023,
    ),
    Sample(
        "avtory",
        "ru",
        (
            """
            70 l 10 S УДК 338.43
            220 c 24 B Сельский рынок:
            250 c 24 B кто назначает цену
            280 c 14 S Аналитический доклад
            360 l 12 S Авторы:
            378 l 12 S А. Б. Иванов, к.э.н., старший научный сотрудник
            394 l 12 S М. С. Ковальчук, д.с.н., профессор
            410 l 12 S Н. Т. Сейткали
            760 c 12 S Алматы, апрель 2019 г.
            """,
        ),
        "Сельский рынок: кто назначает цену",
        ("А. Б. Иванов", "М. С. Ковальчук", "Н. Т. Сейткали"),
        2019,
    ),
    Sample(
        "podgotovleno",
        "ru",
        (
            """
            100 c 12 N ДОКЛАД № 4
            260 c 28 M Школа без расписания
            295 c 14 N Итоги опроса учителей в трёх областях
            500 c 12 N Подготовлено: Центр социальных исследований «Мост»
            520 c 12 N При поддержке: Фонд «Открытая степь»
            740 c 12 N Бишкек – 2020
            """,
        ),
        "Школа без расписания",
        ("Центр социальных исследований «Мост»",),
        2020,
    ),
    Sample(
        "pod-redaktsiey",
        "ru",
        (
            """
            90 c 12 S Институт городской среды
            250 c 22 B ДВОРЫ И СОСЕДИ
            280 c 14 S ОПЫТ ШЕСТИ КВАРТАЛОВ
            740 c 12 S Астана
            756 c 12 S 2021
            """,
            """
            80 l 10 S ББК 60.54
            100 l 10 S Дворы и соседи: опыт шести кварталов / Е. В. Громова, Д. К. Ахметов, П. И. Лысенко;
            112 l 10 S под ред. О. Н. Светловой. – Астана: Институт городской среды, 2021. – 84 с.
            600 l 10 S Авторский коллектив: Елена Громова, Данияр Ахметов, Павел Лысенко
            640 l 9 S ISBN 978-601-04-2417-3
            700 l 9 S © Институт городской среды, 2021
            """,
        ),
        "Дворы и соседи",
        ("Елена Громова", "Данияр Ахметов", "Павел Лысенко"),
        2021,
        "Дворы и соседи",
    ),
    Sample(
        "ministry-above",
        "ru",
        (
            """
            60 c 12 S Министерство водных ресурсов
            76 c 12 S Республики
            230 c 16 S Обзор
            262 c 30 B Малые реки
            298 c 20 B и большие стройки
            560 l 11 S Составители: Айгуль Нурланова, Сергей Петрович Волков
            780 c 11 S 2018
            """,
            """
            700 l 9 S Подписано в печать 20.11.2018. Тираж 300 экз.
            """,
        ),
        "Малые реки и большие стройки",
        ("Айгуль Нурланова", "Сергей Петрович Волков"),
        2018,
        "",
        ("Microsoft Word - Реки_итог_3.docx", "User"),
    ),
    Sample(
        "two-languages",
        "ru",
        (
            """
            120 l 24 M Жайлаудағы мектеп
            146 l 13 N Көшпелі сыныптардың бірінші жылы
            230 l 24 M Школа на пастбище
            256 l 13 N Первый год кочевых классов
            600 l 12 N Салтанат Жумабекова и Ерлан Тасболатов
            740 l 12 N 2024
            """,
        ),
        "Школа на пастбище",
        ("Салтанат Жумабекова", "Ерлан Тасболатов"),
        2024,
    ),
    Sample(
        "dayyndagan",
        "kk",
        (
            """
            90 c 11 N Сараптамалық баяндама
            260 c 26 M Қысқы отын қайдан келеді
            292 c 14 N Үш облыстағы бақылау нәтижелері
            480 c 12 N Дайындаған: Гүлмира Қасенова, Бауыржан Әбдірахманов
            760 c 12 N 2023 жылғы наурыз
            """,
        ),
        "Қысқы отын қайдан келеді",
        ("Гүлмира Қасенова", "Бауыржан Әбдірахманов"),
        2023,
    ),
    Sample(
        "uly-qyzy",
        "kk",
        (
            """
            250 l 28 B Дала жолдары
            284 l 15 S Ауыл мен қала арасындағы сегіз бағыт
            360 l 13 S Нұрлан Серікұлы
            378 l 13 S Айгүл Болатқызы
            396 l 13 S Ерлан Қайратұлы Жақсыбеков
            740 l 12 S Шымкент, 2022
            """,
        ),
        "Дала жолдары",
        ("Нұрлан Серікұлы", "Айгүл Болатқызы", "Ерлан Қайратұлы Жақсыбеков"),
        2022,
    ),
    Sample(
        "rights-only",
        "kk",
        (
            """
            300 c 30 M АУЫЛ ДҮКЕНІ
            336 c 14 N Баға, қарыз және сенім
            """,
            """
            640 l 9 N © «Ауыл зерттеулері» орталығы, 2021
            654 l 9 N Барлық құқықтар қорғалған.
            """,
        ),
        "Ауыл дүкені",
        ("«Ауыл зерттеулері» орталығы",),
        2021,
        "Ауыл дүкені",
    ),
    Sample(
        "redige-par",
        "fr",
        (
            """
            80 l 11 N Collection « Terrains » n° 8
            240 l 28 B L'eau des hauts plateaux
            274 l 15 S Usages, conflits et accords dans neuf communes
            380 l 12 S Rédigé par Jean-Pierre d'Arcy et María José García-López
            400 l 12 S Sous la direction de Hélène Vasseur
            760 l 12 S mars 2022
            """,
        ),
        "L'eau des hauts plateaux",
        ("Jean-Pierre d'Arcy", "María José García-López"),
        2022,
    ),
    Sample(
        "observatoire",
        "fr",
        (
            """
            100 l 14 M Observatoire des mobilités rurales
            300 l 32 M Le dernier arrêt
            338 l 16 N Enquête sur les lignes de car supprimées depuis 2010
            """,
            """
            620 l 9 N © Observatoire des mobilités rurales, Grenoble
            634 l 9 N Dépôt légal : octobre 2019
            648 l 9 N ISSN 2049-3630
            """,
        ),
        "Le dernier arrêt",
        ("Observatoire des mobilités rurales",),
        2019,
    ),
    Sample(
        "side-by-side",
        "fr",
        (
            """
            220 60 20 B La forêt partagée
            244 60 12 S Droits d'usage dans trois vallées
            220 330 20 B The shared forest
            244 330 12 S User rights in three valleys
            420 60 12 S Auteurs : Claire Moreau, Ahmed Ben Salah
            760 60 12 S 15 septembre 2020
            """,
        ),
        "La forêt partagée",
        ("Claire Moreau", "Ahmed Ben Salah"),
        2020,
    ),
    Sample(
        "elaborado-por",
        "es",
        (
            """
            90 r 11 N Documento de trabajo
            260 l 27 M El precio de la leña
            292 l 14 N Hogares rurales y energía en la sierra
            430 l 12 N Elaborado por:
            446 l 12 N Dra. Lucía Fernández de la Vega
            462 l 12 N Ing. Tomás Quispe y Rosa Núñez
            478 l 10 I Universidad de los Altos
            760 l 12 N Lima, 3 de mayo de 2021
            """,
        ),
        "El precio de la leña",
        ("Lucía Fernández de la Vega", "Tomás Quispe", "Rosa Núñez"),
        2021,
    ),
    Sample(
        "periodo",
        "es",
        (
            """
            110 c 13 N Fundación Caminos del Sur
            280 c 30 B Escuelas que no cierran
            316 c 15 S Balance 2017–2019
            """,
            """
            600 l 9 S Publicado en febrero de 2020 por la Fundación Caminos del Sur
            614 l 9 S Creative Commons Reconocimiento-CompartirIgual 4.0 Internacional
            """,
        ),
        "Escuelas que no cierran",
        ("Fundación Caminos del Sur",),
        2020,
    ),
    Sample(
        "herausgegeben",
        "de",
        (
            """
            100 l 12 N Schriftenreihe Ländlicher Raum, Band 12
            260 l 26 M Der Laden im Dorf
            290 l 14 N Neue Formen der Nahversorgung
            420 l 11 N Herausgegeben von der Stiftung Landleben
            """,
            """
            520 l 10 N Autorinnen und Autoren: Dr. Ursula von der Heide, Max Müller-Thal, Jörg Weiß
            540 l 10 N Lektorat: Petra Klein
            556 l 10 N Stand: Juni 2021
            """,
        ),
        "Der Laden im Dorf",
        ("Ursula von der Heide", "Max Müller-Thal", "Jörg Weiß"),
        2021,
    ),
    Sample(
        "jahresbericht",
        "de",
        (
            """
            90 l 14 M Verein Offene Werkstatt
            300 l 44 M Jahresbericht
            350 l 44 M 2021
            400 l 14 N Reparieren, lernen, teilen
            """,
            """
            640 l 9 N © 2022 Verein Offene Werkstatt, Freiburg
            654 l 9 N Gestaltung: Büro Blau. Druck: Papierhaus Süd
            """,
        ),
        "Jahresbericht 2021",
        ("Verein Offene Werkstatt",),
        2022,
        "",
        ("Untitled-1", ""),
    ),
)

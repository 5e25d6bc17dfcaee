"""Made-up sources with made-up passages, for sentences that quote them rightly and wrongly."""

from collections.abc import Mapping

from readnotes.domain.attachments import AttachmentUse
from readnotes.domain.contributors import Contributor
from readnotes.domain.passages import CheckMaterial, Passage
from readnotes.domain.sources import Source
from readnotes.drafting.recorded import Recorded

STREET, WELL, LOST = "ab" * 32, "cd" * 32, "ef" * 32

SOURCES: Mapping[str, Source] = {
    "osei2016": Source(
        "osei2016",
        "The Salt Road",
        subtitle="A Journey with the Carriers",
        contributors=(Contributor("author", "Osei", "Ama"),),
        issued="2016",
        pages=312,
    ),
    "brandt2019": Source(
        "brandt2019",
        "Quiet Harbour",
        contributors=(Contributor("author", "Brandt", "Ilse"),),
        issued="2019",
        pages=240,
    ),
    "tariq2020": Source("tariq2020", "The Well at Night", kind="speech", issued="2020"),
    "haddad2018": Source("haddad2018", "دفتر النهر", issued="2018", pages=180, language="ar"),
}

_QUOTES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "osei2016": (
        ("xii", "I set out with nine carriers and came home with a notebook and a cough."),
        ("14", "Nobody in the valley could say when the first caravan had stopped coming."),
        ("27", "Salt is not a taste, my grandmother said; salt is a promise that food will keep."),
        (
            "39",
            "By the time the lorries reached the pass, the carriers weren’t so much a guild of "
            "traders—one held together by songs that had long been sung in the villages below.",
        ),
        ("46", "The toll house had been closed since the spring, and still the clerk came daily."),
        ("58", "He counted the sacks twice: once for the owner and once for himself."),
        ("77-78", "We slept under the wagons, and the drivers told us that wolves respect iron."),
        ("94", "an orderly habit of looking away"),
        (
            "101",
            "When he taught reading in a barracks near the lake, the old sergeant watched timid "
            "recruits turn in the space of one winter into eager clerks under the hand of patient "
            "corporals. The way he sees it, the ledger has become just another uniform.",
        ),
        ("120", "[D]espite the frost, the orchard held its fruit until the feast of the boatmen."),
        (
            "133",
            "It were [sic] a poor harvest … and the mill stood idle for want of anything.",
        ),
        ("149-50", "The [provincial] council voted the road away in an afternoon, undebated."),
        ("188", "“Ask the river,” she told me, “and then ask who has been paid to dam it.”"),
        ("203", "The price of a mule rose from 40 to 65 shillings (some say 70) within the month."),
        ("", "A book that smells of rope, tar and the inside of old account chests."),
    ),
    "brandt2019": (
        ("9", "The harbour master kept two logs, and only one of them was ever shown to the navy."),
        ("31", "Fog is the only honest weather, because it promises nothing."),
        ("52", "Every widow on the quay knew the pilot’s handwriting better than her own."),
        ("52", "They didn’t stop the dredger. If anything, they paid its captain to come earlier."),
        ("88", "What we call silence is mostly the sound of people who have been told to wait."),
        ("117", "The inquiry sat for eleven days and asked the fishermen nothing at all."),
        (
            "164",
            "Not only was the breakwater cracked, the engineers had signed it on a Sunday.",
        ),
        ("201", "In the end the town was saved by its laziest clerk, who had filed nothing away."),
    ),
    "tariq2020": (
        ("12:05", "A well does not belong to the man who digs it but to the child who drinks."),
        ("1:02:33", "We measured the night by the rope, and the rope by the number of our hands."),
    ),
    "haddad2018": (
        ("60", "قال إن الزمان لا يرحم أحداً في هذه المدينة الصغيرة"),
        ("75", "كنا نعرف أن النهر يعود كل شتاء إلى بيته القديم"),
        ("91", "The ferryman spoke of the flood as one speaks of a rude but punctual guest."),
    ),
}


def _passages(key: str) -> tuple[Passage, ...]:
    return tuple(
        Passage(f"{key}-{number}", key, text, locator, checked="2026-01-01")
        for number, (locator, text) in enumerate(_QUOTES[key])
    )


RECORDED = Recorded(
    CheckMaterial(
        SOURCES,
        {key: _passages(key) for key in SOURCES},
        tuple(SOURCES),
        {
            STREET: (
                AttachmentUse(STREET, "A street", "A street by the quay", "Photo: Lina Moro"),
            ),
            WELL: (),
        },
    )
)

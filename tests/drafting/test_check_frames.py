"""The check asked and answered as JSON, as another process does it."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain.reviews import Waiver
from readnotes.drafting.check import check_draft
from readnotes.drafting.check_frames import (
    CheckDesk,
    CheckRequest,
    answer_json,
    read_answer,
    read_request,
    request_json,
)
from readnotes.drafting.findings import CheckOptions
from tests.drafting.precision.records import RECORDED
from tests.strategies import passages

MATERIAL = RECORDED.material
BODY = "“They didn’t stop the fisher” [@brandt2019, p. 53]. ![](attachment:ab)"


@given(passages, st.sampled_from([None, MATERIAL]), st.integers(0, 9))
def test_a_request_comes_out_as_it_went_in(body: str, material: None, most: int) -> None:
    waivers = (Waiver("page", body, "a", "so"),)
    request = CheckRequest(body, ("a",), waivers, CheckOptions(most), material)
    assert read_request(json.loads(json.dumps(request_json(request)))) == request


def test_findings_come_out_as_they_went_in() -> None:
    found = check_draft(BODY, RECORDED, about=["brandt2019"])
    assert found
    assert read_answer(json.loads(json.dumps(answer_json(found)))) == found


def test_the_desk_keeps_the_records_until_it_is_given_others() -> None:
    desk = CheckDesk()
    asked = CheckRequest(BODY, ("brandt2019",), material=MATERIAL)
    found = desk.answer(asked)
    assert "wording" in {each.rule for each in found}
    assert desk.answer(replace(asked, material=None)) == found
    fewer = replace(MATERIAL, passages={})
    changed = desk.answer(replace(asked, material=fewer))
    assert "unrecorded" in {each.rule for each in changed}

from readnotes.gui.widgets.quote_selection import RowSelection


def test_shift_chooses_a_run_from_where_it_began() -> None:
    selection = RowSelection(10)
    selection.choose(5)
    selection.extend(8)
    selection.extend(3)
    assert (selection.rows(), selection.current) == ([3, 4, 5], 3)


def test_ctrl_takes_a_row_out_of_a_run() -> None:
    selection = RowSelection(10)
    selection.choose(2)
    selection.extend(4)
    selection.toggle(3)
    assert selection.rows() == [2, 4]
    assert 3 not in selection


def test_a_million_rows_are_chosen_without_listing_them() -> None:
    selection = RowSelection(1_000_000)
    selection.choose_all()
    assert 999_999 in selection


def test_no_row_is_chosen_at_first() -> None:
    selection = RowSelection(3)
    assert selection.rows() == []
    selection.choose(-1)
    assert (selection.rows(), selection.current) == ([], -1)

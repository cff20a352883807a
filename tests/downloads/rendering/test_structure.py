from .samples import elements, opened


def tags(kids) -> list[str]:
    return [str(kid.S) for kid in kids]


def test_what_is_in_a_list_item_is_in_its_body(printed):
    pdf = opened(printed("<ul><li><p>One</p><p>Two</p></li><li>Three<h1>Four</h1></li></ul>"))
    first, second = elements(pdf, "/LI")
    assert tags(first.K) == ["/Lbl", "/LBody"]
    assert tags(first.K[1].K) == ["/P", "/P"]
    assert tags(second.K) == ["/Lbl", "/LBody", "/LBody"]


def test_elements_know_their_new_parent(printed):
    pdf = opened(printed("<ul><li><p>One</p></li></ul>"))
    [paragraph], [body] = elements(pdf, "/P"), elements(pdf, "/LBody")
    assert paragraph.P.objgen == body.objgen


def test_no_level_of_headings_is_left_out(printed):
    pdf = opened(printed("<h2>A</h2><h4>B</h4><h4>C</h4><h2>D</h2><h1>E</h1><h6>F</h6>"))
    levels = [tag for tag in tags(pdf.Root.StructTreeRoot.K[0].K) if tag.startswith("/H")]
    assert levels == ["/H1", "/H2", "/H3", "/H2", "/H1", "/H2"]

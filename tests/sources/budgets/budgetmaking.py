"""An invented budget of an invented mission, printed as a Word file and as text with tabs."""

from tests.sources import wordmaking as w

NAME = "United Nations Mission for the Invented Example in Zamara"
TITLE = f"Budget for the {NAME} for the period from 1 July 2030 to 30 June 2031"
HEADS = ("Expected accomplishments", "Indicators of achievement")
LIT = "Increase in the number of bridges lit at night (2028/29: 4; 2029/30: 6; 2030/31: 8)"
LOST = "Decrease in the number of travellers who lose their way (2028/29: 40; 2029/30: 30; 2030/31: 20)"
VACANT = (
    "Average annual percentage of authorized international posts vacant "
    "(2028/29: 14 per cent; 2029/30: 12 per cent; 2030/31: 10 per cent ± 2 per cent)"
)
WORKSHOPS = "12 workshops for lantern keepers and 4 meetings with district councils"
PATROLS = "720 bridge patrol days (2 patrols x 360 days x 1 bridge)"
ADVICE = "Provision of advice on the lantern law to the ferry companies"
BOATS = "Operation and maintenance of a total of 14 boats (10 river boats and 4 ferries)"
FUEL = "Supply of 20,000 litres of lamp oil"
COVER = (
    f"Financing of the {NAME}",
    TITLE,
    "Report of the Secretary-General",
    f"The {NAME} (UNMIX) does not exist.",
)
MONEY = (
    ("", "Expenditures", "Apportionment", "Cost estimates", "Variance", ""),
    ("", "(2028/29)", "(2029/30)", "(2030/31)", "Amount", "Percentage"),
    ("Category", "(1)", "(2)", "(3)", "(4)=(3)-(2)", "(5)=(4)÷(2)"),
    ("Military and police personnel", "", "", "", "", ""),
    ("Military observers", "930.0", "1 000.0", "1 100.0", "100.0", "10.0"),
    ("United Nations police", "1 900.0", "2 000.0", "1 900.0", "(100.0)", "(5.0)"),
    ("Subtotal", "2 830.0", "3 000.0", "3 000.0", "—", "—"),
    ("Gross requirements", "2 830.0", "3 000.0", "3 000.0", "—", "—"),
    ("Staff assessment income", "70.0", "80.0", "80.0", "—", "—"),
    ("Net requirements", "2 760.0", "2 920.0", "2 920.0", "—", "—"),
    ("Total requirements", "2 830.0", "3 000.0", "3 000.0", "—", "—"),
)
BOX = (("", "Variance", ""), ("Military observers", "$100.0", "10.0%"))
REASON = "The increased requirements are attributable primarily to the deployment of two more observers."


def word_file() -> bytes:
    """Outputs as bullets inside the tables, external factors at their end."""
    return w.word(
        *(w.paragraph(text) for text in COVER),
        w.paragraph("E. Results-based budgeting frameworks"),
        w.paragraph("Component 1: lanterns and bridges"),
        w.paragraph("61.", " The component keeps lanterns lit on the bridges of Zamara, as it did before."),
        w.table(
            [
                HEADS,
                ("", ""),
                ("1.1 Travellers cross the bridges of Zamara in safety", f"1.1.1 {LIT}"),
                ("", f"1.1.2 {LOST}"),
                [w.cell("Outputs", span=2)],
                [w.cell(f"• {WORKSHOPS}", f"• {PATROLS}", f"• {ADVICE}", span=2)],
                [w.cell("External factors", span=2)],
                [w.cell("The river may flood", span=2)],
            ]
        ),
        w.paragraph("Table 2"),
        w.paragraph("Human resources: component 1, lanterns and bridges"),
        w.paragraph("Component 2: support"),
        w.table([HEADS, ("2.1 Rapid and responsible support services", f"2.1.1 {VACANT}")]),
        w.paragraph("Outputs"),
        w.paragraph("Boat services"),
        w.paragraph(f"• {BOATS}"),
        w.paragraph("Fuel services"),
        w.paragraph(f"• {FUEL}"),
        w.paragraph("External factors"),
        w.paragraph("Suppliers will deliver as contracted"),
        w.paragraph("II. Financial resources"),
        w.paragraph("A. Overall"),
        w.paragraph("(Thousands of United States dollars; budget year is 1 July to 30 June)"),
        w.table(MONEY),
        w.paragraph("III. Analysis of variances"),
        w.table(BOX),
        w.paragraph("• Management: additional inputs and same outputs"),
        w.paragraph(f"80. {REASON}"),
    )


def tabbed(cut: bool = False) -> str:
    """The same with tabs; cut by pages it loses a tab, and rows go on after a blank line."""
    lit, rest = LIT.split(" 2029/30")
    first = [f"1.1 Travellers cross the bridges of Zamara in safety\t1.1.1 {LIT}"]
    if cut:
        first = [
            f"1.1 Travellers cross the bridges of\t1.1.1 {lit}",
            "",
            f"Zamara in safety\t2029/30{rest}",
        ]
    workshops = [WORKSHOPS]
    if cut:
        workshops = ["12 workshops for lantern keepers and", "", "4 meetings with district councils"]
    lines = [part for text in COVER for part in (text, "")]
    lines += ["E. Results-based budgeting frameworks", "", "Component 1: lanterns and bridges", ""]
    lines += ["61. The component keeps lanterns lit on the bridges of Zamara, as it did before.", ""]
    lines += ["<i>Expected accomplishments</i>\t<i>Indicators of achievement</i>", *first]
    lines += ["", f"1.1.2 {LOST}", ""] if cut else [f"\t1.1.2 {LOST}", ""]
    lines += ["Outputs", "", f"- {workshops[0]}", *workshops[1:], "", f"- {PATROLS}", "", f"- {ADVICE}", ""]
    lines += ["External factors", "", "The river may flood", "", "Component 2: support", ""]
    lines += ["<i>Expected accomplishments</i>\t<i>Indicators of achievement</i>"]
    lines += [f"2.1 Rapid and responsible support services\t2.1.1 {VACANT}", "", "Outputs", ""]
    lines += ["Boat services", "", f"- {BOATS}", "", "Fuel services", "", f"- {FUEL}", ""]
    lines += ["External factors", "", "Suppliers will deliver as contracted", ""]
    lines += ["II. Financial resources", "", "A. Overall", "", "(Thousands of United States dollars)", ""]
    lines += ["\t".join(row) for row in MONEY]
    lines += ["", "III. Analysis of variances", "", *("\t".join(row) for row in BOX), ""]
    return "\n".join([*lines, "- Management: additional inputs and same outputs", "", f"80. {REASON}", ""])

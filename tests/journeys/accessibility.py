"""axe-core, as every journey ends: WCAG 2.2 AA and best practice, on a wide and a narrow screen."""

from django.conf import settings

AXE = settings.BASE_DIR / "frontend/node_modules/axe-core/axe.min.js"
WIDTHS = (1280, 320)
OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


def check_accessibility(page):
    """Fails with every rule that is broken, where, at each width."""
    assert accessibility_problems(page) == []


def accessibility_problems(page):
    """Every rule that is broken, where, at each width; the page is left at the narrow one."""
    page.evaluate(AXE.read_text())
    return [f"{width}: {problem}" for width in WIDTHS for problem in violations(page, width)]


def violations(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("() => new Promise(requestAnimationFrame)")  # laid out anew
    result = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{rule['id']}: {rule['help']}: {node['target']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]

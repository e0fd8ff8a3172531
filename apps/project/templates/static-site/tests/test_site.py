import unittest
from html.parser import HTMLParser
from pathlib import Path

SITE = Path(__file__).parent.parent / "site"


class Page(HTMLParser):
    """What the tests want to know of a page."""

    def __init__(self, file: Path):
        super().__init__()
        self.links: list[str] = []
        self.title = ""
        self._in_title = False
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        self._in_title = tag == "title"
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.append(value)

    def handle_endtag(self, tag):
        self._in_title = False

    def handle_data(self, data):
        if self._in_title:
            self.title += data


class SiteTest(unittest.TestCase):
    def pages(self):
        for file in sorted(SITE.rglob("*.html")):
            yield file, Page(file)

    def test_there_is_a_first_page(self):
        self.assertTrue((SITE / "index.html").is_file())

    def test_each_page_has_a_title(self):
        for file, page in self.pages():
            with self.subTest(page=file.name):
                self.assertTrue(page.title.strip())

    def test_each_link_within_the_site_leads_somewhere(self):
        for file, page in self.pages():
            for link in page.links:
                if "://" in link or link.startswith(("#", "mailto:")):
                    continue
                with self.subTest(page=file.name, link=link):
                    self.assertTrue((file.parent / link.split("#")[0]).is_file())


if __name__ == "__main__":
    unittest.main()

import pytest

from cms.publishing.models import Edition, Reference
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def cited():
    return factories.published_guide(references=[factories.reference("DH_089787", "dh")])


class TestClaiming:
    def test_happens_at_publication_and_not_before(self):
        guide = factories.draft_guide(references=[factories.reference("DH_1")])
        assert not Reference.objects.exists()
        factories.publish(guide)
        assert Reference.objects.get().publication_id == guide.pk

    def test_of_a_taken_reference_is_refused_with_its_owner_named(self, cited):
        other = factories.draft_guide(title="Other", references=[factories.reference("dh 089787")])
        assert (
            "already belongs to “Real Involvement”" in other.get_publishing_errors()["references"]
        )

    def test_that_slips_past_the_form_leaves_the_reference_with_its_owner(self, cited):
        factories.published_guide(title="Other", references=[factories.reference("DH_089787")])
        assert Reference.objects.get().publication_id == cited.pk

    def test_is_not_inherited_by_a_copy(self, cited):
        copy = cited.copy(update_attrs={"slug": "copy"})
        assert len(copy.references) == 0

    def test_given_up_still_leads_where_copies_say_it_does(self, client, cited):
        factories.publish(cited, references=[])
        assert client.get("/ref/DH_089787").status_code == 302
        assert client.get("/current/DH_089787/1").status_code == 200

    def test_given_up_is_open_to_another(self, cited):
        factories.publish(cited, references=[])
        other = factories.published_guide(
            title="Other", references=[factories.reference("DH_089787", "dh")]
        )
        assert other.get_publishing_errors() == {}
        assert Reference.objects.get().publication_id == other.pk

    def test_of_a_deleted_publication_is_open_to_its_successor(self, cited):
        cited.delete()
        successor = factories.published_guide(
            title="Successor", references=[factories.reference("DH_089787", "dh")]
        )
        assert Reference.objects.get().publication_id == successor.pk


class TestAddress:
    @pytest.mark.parametrize("spelling", ["DH_089787", "dh_089787", "DH089787", "dh-089787"])
    def test_leads_to_the_publication_however_it_is_spelt(self, client, cited, spelling):
        assert client.get(f"/ref/{spelling}").url == "/guidance/real-involvement/"

    def test_of_an_unknown_reference_is_not_found_and_offers_a_search(self, client, cited):
        response = client.get("/ref/DH_000000")
        assert response.status_code == 404
        assert 'name="q"' in response.content.decode()

    def test_of_an_unpublished_publication_is_not_found(self, client, cited):
        cited.unpublish()
        assert client.get("/ref/DH_089787").status_code == 404


class TestIsMyCopyCurrent:
    def test_the_newest_edition_is_current(self, client, cited):
        page = client.get("/current/DH_089787/1").content.decode()
        assert "Your copy is current" in page

    def test_an_older_edition_is_told_what_changed_since(self, client, cited):
        factories.publish(cited, change_note="New advice on urgent change.")
        page = client.get("/current/dh_089787/1").content.decode()
        assert "not the current edition" in page
        assert "New advice on urgent change." in page

    def test_a_publication_without_a_reference_answers_by_its_key(self, client, guide):
        from cms.publishing.addresses import current_url

        path = current_url(guide, Edition.objects.of(guide).get()).split("8000")[1]
        assert client.get(path).status_code == 200

    @pytest.mark.parametrize("address", ["/current/DH_089787/9", "/current/DH_0/1"])
    def test_what_never_was_is_not_found(self, client, cited, address):
        assert client.get(address).status_code == 404

    def test_an_unpublished_publication_is_not_found(self, client, cited):
        cited.unpublish()
        assert client.get("/current/DH_089787/1").status_code == 404

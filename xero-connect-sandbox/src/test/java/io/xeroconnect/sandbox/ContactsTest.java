package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class ContactsTest {
    private Books books;

    @BeforeEach
    void open(XeroSandbox sandbox) {
        books = Books.in(sandbox);
    }

    @Test
    void contactIsFoundByNameWhateverItsCase() {
        Map<String, Object> made = books.put("Contacts", "Contacts", "{\"Name\":\"Walk-in \\\"A\\\"\"}");
        assertThat(Books.items(books.where("Contacts", "Name==\"walk-in \\\"a\\\"\""), "Contacts"))
                .extracting(item -> item.get("ContactID"))
                .containsExactly(made.get("ContactID"));
        assertThat(Books.items(books.where("Contacts", "Name==\"Walk\""), "Contacts"))
                .isEmpty();
        assertThat(Books.items(books.get("Contacts/" + made.get("ContactID")), "Contacts"))
                .hasSize(1);
    }

    @Test
    void nameIsTakenOnce() {
        books.put("Contacts", "Contacts", "{\"Name\":\"Walk-in\"}");
        HttpResponse<String> again = books.put("Contacts", "{\"Contacts\":[{\"Name\":\"walk-IN\"}]}");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(Books.errors(again))
                .containsExactly("The contact name walk-IN is already assigned to another contact."
                        + " The contact name must be unique across all active contacts.");
    }

    @Test
    void postChangesTheContactOfThatName() {
        Map<String, Object> made = books.put("Contacts", "Contacts", "{\"Name\":\"Walk-in\",\"FirstName\":\"A\"}");
        HttpResponse<String> changed = books.post(
                "Contacts", "{\"Contacts\":[{\"Name\":\"Walk-in\",\"EmailAddress\":\"till@shop.example\"}]}");
        assertThat(Books.items(changed, "Contacts").get(0))
                .containsEntry("ContactID", made.get("ContactID"))
                .containsEntry("FirstName", "A")
                .containsEntry("EmailAddress", "till@shop.example");
        assertThat(books.ledger().contacts()).containsExactly("Walk-in");
    }

    @Test
    void archivedContactGivesItsNameBackAndIsHidden() {
        Map<String, Object> made = books.put("Contacts", "Contacts", "{\"Name\":\"Walk-in\"}");
        books.post("Contacts/" + made.get("ContactID"), "{\"ContactStatus\":\"ARCHIVED\"}");
        assertThat(Books.items(books.get("Contacts"), "Contacts")).isEmpty();
        assertThat(Books.items(books.get("Contacts?includeArchived=true"), "Contacts"))
                .hasSize(1);
        books.put("Contacts", "Contacts", "{\"Name\":\"Walk-in\"}");
    }

    @Test
    void documentMakesTheContactItNames() {
        books.put("Invoices", "Invoices", Books.invoice("T-1", "11"));
        books.put("Invoices", "Invoices", Books.invoice("T-2", "11").replace("Walk-in", "WALK-IN"));
        assertThat(books.ledger().contacts()).containsExactly("Walk-in");
    }

    @Test
    void contactNeedsAName() {
        assertThat(Books.errors(books.put("Contacts", "{\"Contacts\":[{\"FirstName\":\"A\"}]}")))
                .containsExactly("The contact name must be specified");
    }
}

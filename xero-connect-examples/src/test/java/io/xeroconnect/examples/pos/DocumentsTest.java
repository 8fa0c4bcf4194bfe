package io.xeroconnect.examples.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DocumentsTest {
    private final List<Document> documents = SmallDay.documents();

    @Test
    void eachDocumentHasANumberOfItsOwn() {
        assertThat(documents)
                .extracting(Document::number)
                .doesNotHaveDuplicates()
                .contains("T1-20261121-0002", "T1-20261121-0002-1", "T1-20261121-0002-2");
        assertThat(SmallDay.documents()).isEqualTo(documents);
    }

    @Test
    void aReceiptWithTwoTendersIsAnInvoiceWithTwoPayments() {
        assertThat(document("0002").entry()).isEqualTo(Entry.SALE);
        assertThat(document("0002").amount()).isEqualByComparingTo("26.40");
        assertThat(document("0002").lines()).extracting(Line::taxType).containsExactly("OUTPUT", "EXEMPTOUTPUT");
        assertThat(document("0002-1").account()).isEqualTo(Chart.DEFAULT.cash());
        assertThat(document("0002-2").account()).isEqualTo(Chart.DEFAULT.card());
        assertThat(document("0002-2").about()).isEqualTo("T1-20261121-0002");
    }

    @Test
    void whatIsOnAccountIsNotPaid() {
        assertThat(document("0003").contact()).isEqualTo("Harbour Plumbing");
        assertThat(documents).extracting(Document::number).doesNotContain("T1-20261121-0003-1");
    }

    @Test
    void aRefundIsACreditNoteThatIsPaidBack() {
        assertThat(document("0004").entry()).isEqualTo(Entry.REFUND);
        assertThat(document("0004-1").entry()).isEqualTo(Entry.PAYOUT);
    }

    @Test
    void aVarianceBalances() {
        Document variance = document("0009");
        assertThat(variance.lines().stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isZero();
        assertThat(variance.lines().get(0).amount()).isEqualByComparingTo("-1.35");
    }

    @Test
    void documentsAddUpToTheRows() {
        Takings.of(List.of(SmallDay.DAY)).forEach((entry, sum) -> {
            List<Document> some = documents.stream()
                    .filter(document -> document.entry() == entry)
                    .toList();
            assertThat(some).hasSize(sum.count());
            assertThat(some.stream().map(Document::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(sum.total());
        });
    }

    private Document document(String receipt) {
        return documents.stream()
                .filter(document -> document.number().equals("T1-20261121-" + receipt))
                .findFirst()
                .orElseThrow();
    }
}

package io.xeroconnect.examples.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TillFileTest {
    private static final String HEADER = "till,date,receipt,kind,description,amount,tax,tender,customer,pays\n";

    @Test
    void aFileIsReadByDayAndTill() {
        List<TillDay> days = TillFile.parse(HEADER
                + "T2,2026-11-22,0001,CASH_IN,Change,50.00,,,,\n"
                + "T1,2026-11-22,0001,CASH_IN,Change,50.00,,,,\n"
                + "T1,2026-11-21,0001,CASH_IN,Change,50,,,,\n");
        assertThat(days).extracting(TillDay::name).containsExactly("T1-20261121", "T1-20261122", "T2-20261122");
    }

    @Test
    void whatWasReadIsWrittenAsItWas() {
        String text = HEADER + "T1,2026-11-21,0001,SALE,\"Cake, \"\"large\"\"\",12.50,1.14,,,\n"
                + "T1,2026-11-21,0001,TENDER,,12.50,0.00,CARD,,\n";
        assertThat(TillFile.format(TillFile.parse(text).get(0))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            T1,yesterday,0001,CASH_IN,,5.00,,,,        | line 2: date: "yesterday" is not a date such as 2026-11-21
            T1,2026-11-21,0001,GIFT,,5.00,,,,          | line 2: kind: "GIFT" is not one of SALE, REFUND, TENDER, PAYMENT, CASH_IN, CASH_OUT, EXPENSE, VARIANCE
            T1,2026-11-21,0001,CASH_IN,,5.005,,,,      | line 2: amount: "5.005" is not an amount such as 12.50
            T1,2026-11-21,0001,CASH_IN,,-5.00,,,,      | line 2: amount: -5.00 is not above zero
            T1,2026-11-21,0001,VARIANCE,,0.00,,,,      | line 2: amount: 0.00 is not above zero
            T1,2026-11-21,0001,EXPENSE,,5.00,5.01,,,   | line 2: tax: 5.01 cannot be in this amount
            T1,2026-11-21,0001,PAYMENT,,5.00,,,Ann,T1-20261120-0001 | line 2: tender: missing
            T1,2026-11-21,0001,PAYMENT,,5.00,,CASH,Ann, | line 2: pays: missing
            T1,2026-11-21,0001,CASH_IN,,5.00,,CASH,,   | line 2: tender: there is none in a row of the kind CASH_IN
            T/1,2026-11-21,0001,CASH_IN,,5.00,,,,      | line 2: till: "T/1" is not capital letters and digits
            t1,2026-11-21,0001,CASH_IN,,5.00,,,,       | line 2: till: "t1" is not capital letters and digits
            T1,2026-11-21,0001,SALE,Cake,5.00,,,,      | line 2: receipt 0001 does not add up: items 5.00, tenders 0
            T1,2026-11-21,0001,TENDER,,5.00,,CASH,,    | line 2: receipt 0001 must hold either sales or refunds, with their tenders, and nothing else
            """)
    void whatIsWrongIsNamedWithItsLine(String row, String problem) {
        assertThatThrownBy(() -> TillFile.parse(HEADER + row + "\n"))
                .isInstanceOf(TillFileException.class)
                .hasMessage(problem);
    }

    @Test
    void everyWrongLineIsNamedAndNothingIsTaken() {
        String text = HEADER + "T1,2026-11-21,0001,CASH_IN,Change,50.00,,,,\nT1,x,0002,CASH_IN,,1.00,,,,\nT1,2026\n";
        assertThatThrownBy(() -> TillFile.parse(text))
                .isInstanceOf(TillFileException.class)
                .hasMessageContaining("line 3: date:")
                .hasMessageContaining("line 4");
    }

    @Test
    void aDebtWithoutADebtorIsRefused() {
        String text = HEADER + "T1,2026-11-21,0001,SALE,Cake,5.00,,,,\nT1,2026-11-21,0001,TENDER,,5.00,,ACCOUNT,,\n";
        assertThatThrownBy(() -> TillFile.parse(text))
                .hasMessage("line 2: receipt 0001 is on account and names no customer");
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> TillFile.parse("a,b\n1,2\n")).hasMessageStartingWith("line 1: the columns must be");
        assertThatThrownBy(() -> TillFile.parse("")).hasMessage("line 1: there is no row below the header");
    }
}

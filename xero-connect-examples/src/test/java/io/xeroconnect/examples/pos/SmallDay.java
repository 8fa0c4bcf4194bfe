package io.xeroconnect.examples.pos;

import java.util.List;

/** A day with one of each kind of row. */
final class SmallDay {
    static final String CSV = """
            till,date,receipt,kind,description,amount,tax,tender,customer,pays
            T1,2026-11-21,0001,CASH_IN,Change from the bank,100.00,,,,
            T1,2026-11-21,0002,SALE,Cake,17.50,1.59,,,
            T1,2026-11-21,0002,SALE,Bread,8.90,0.00,,,
            T1,2026-11-21,0002,TENDER,,20.00,,CASH,,
            T1,2026-11-21,0002,TENDER,,6.40,,CARD,,
            T1,2026-11-21,0003,SALE,Catering,220.00,20.00,,Harbour Plumbing,
            T1,2026-11-21,0003,TENDER,,220.00,,ACCOUNT,,
            T1,2026-11-21,0004,REFUND,Tea towel,18.95,1.72,,,
            T1,2026-11-21,0004,TENDER,,18.95,,CARD,,
            T1,2026-11-21,0005,PAYMENT,At the counter,120.00,,CASH,Harbour Plumbing,T1-20261121-0003
            T1,2026-11-21,0006,EXPENSE,Milk,6.60,0.60,,Corner Grocer,
            T1,2026-11-21,0007,SALE,Voucher lunch,15.00,1.36,,,
            T1,2026-11-21,0007,TENDER,,15.00,,VOUCHER,,
            T1,2026-11-21,0008,CASH_OUT,To the bank,80.00,,,,
            T1,2026-11-21,0009,VARIANCE,Drawer counted,-1.35,,,,
            """;

    static final TillDay DAY = TillFile.parse(CSV).get(0);

    private SmallDay() {}

    static List<Document> documents() {
        return Documents.of(DAY, Chart.DEFAULT);
    }
}

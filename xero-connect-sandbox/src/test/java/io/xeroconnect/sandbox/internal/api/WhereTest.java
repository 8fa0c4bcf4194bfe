package io.xeroconnect.sandbox.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class WhereTest {
    private static final Map<String, Object> ITEM = Map.of(
            "Type", "ACCREC",
            "Reference", "till \"1\" (a)",
            "Number", "",
            "Total", new BigDecimal("110.00"),
            "Date", "/Date(1772582400000+0000)/",
            "IsReconciled", true,
            "Contact", Map.of("ContactID", "d76d1fb2-3c48-4c11-8be7-2d2d74ff3f92"));

    @Test
    void conditionFits() {
        for (String where : List.of(
                "Type==\"ACCREC\"",
                "Type = \"accrec\"",
                "Type!=\"ACCPAY\"",
                "Reference==\"till \\\"1\\\" (a)\"",
                "Number==null",
                "Reference != null AND Reference != \"\"",
                "Total>=110 && Total<110.01",
                "Total==110",
                "Date==DateTime(2026, 03, 04)",
                "Date>DateTime(2026,3,3,23,59,59) and Date<=DateTime.Parse(\"2026-03-04T00:00:00\")",
                "IsReconciled==true",
                "Contact.ContactID==Guid(\"D76D1FB2-3C48-4C11-8BE7-2D2D74FF3F92\")",
                "Contact.ContactID==\"d76d1fb2-3c48-4c11-8be7-2d2d74ff3f92\"",
                "Reference.StartsWith(\"till\") && Reference.Contains(\"1\") && Reference.EndsWith(\"(A)\")",
                "Type==\"ACCPAY\" OR Total==110",
                "Type==\"ACCPAY\" && Total==1 || Total==110",
                "(Type==\"ACCPAY\" || Type==\"ACCREC\") && Total==110")) {
            assertThat(parse(where).test(ITEM)).as(where).isTrue();
        }
    }

    @Test
    void conditionDoesNotFit() {
        for (String where : List.of(
                "Type==\"ACCREC2\"",
                "Reference==\"till\"",
                "Number!=null",
                "Total>110",
                "Total<110 || Total>110",
                "Date<DateTime(2026,03,04)",
                "IsReconciled==false",
                "Total==110 && (Type==\"ACCPAY\" || Total==1)",
                "Contact.Name==\"x\"")) {
            assertThat(parse(where).test(ITEM)).as(where).isFalse();
        }
    }

    @Test
    void whatIsNoConditionIsRefused() {
        for (String where : List.of(
                "Refrence==\"x\"",
                "Type",
                "Type==",
                "Type==ACCREC",
                "Type==\"a",
                "Type==\"a\" Total==1",
                "(Type==\"a\"",
                "Date==DateTime(2026,13,1)",
                "Date==DateTime.Parse(\"tomorrow\")",
                "Type.Reverse(\"a\")",
                "Contains(\"a\")",
                "Type ~ \"a\"")) {
            assertThatThrownBy(() -> parse(where)).as(where).isInstanceOf(QueryProblem.class);
        }
    }

    private static Predicate<Map<String, Object>> parse(String where) {
        Set<String> fields = Set.of("Type", "Reference", "Number", "Total", "Date", "IsReconciled", "Contact");
        return Where.parse(where, "Invoice", fields);
    }
}

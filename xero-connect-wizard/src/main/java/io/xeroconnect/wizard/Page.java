package io.xeroconnect.wizard;

/** Answers the requests of visitors for one page. */
interface Page {
    PageResponse answer(Visit visit);
}

package org.boiga.example.ledger;

import java.util.Map;

/**
 * What was posted in one step.
 *
 * @param number from 1 on, in the order of the journal
 * @param amounts by account, in the smallest unit of their currency; they add up to 0
 */
record Posting(long number, String text, Map<String, Long> amounts) {}

/** A product that is a named module. The journey is patched into it. */
module shop.till {
    requires io.xeroconnect.core;
}

// To be imported first by a test file that needs a process of its own: it gives settings before the product reads them, or stops
// what a process opens once. bin/test reads it in the file (bin/tests/asks.ts).

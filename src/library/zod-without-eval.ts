import { z } from 'zod';

// The policy forbids to make code from text. Without this zod tries, and each try is reported as a
// violation. Import it before a schema is made.
z.config({ jitless: true });

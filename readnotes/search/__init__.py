"""From a query as typed to the records it finds: language, compilation to SQL, results."""

"""The desk: a ledger in the browser (extra `desk`). Nothing it shows comes from, or goes to, another machine."""

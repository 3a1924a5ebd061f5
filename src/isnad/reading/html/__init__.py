"""Pages in HTML: its own segmenter, metadata, and the text of each article."""

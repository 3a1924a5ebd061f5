// Every behaviour here has a way without it: links, forms, :target and <details>.

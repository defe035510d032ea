"""How dates are found and placed: words, forms, scanning, resolving. `reconcile.text.dates` is the way in."""

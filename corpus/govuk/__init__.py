"""GOV.UK, live: pages are fetched from its Content API, and become sources of the library."""

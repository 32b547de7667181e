"""What the stand-in's Search API answers, with its real parameters, paging and refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KNOWN = {"q", "count", "start", "order", "fields"}
FILTERS = {
    "filter_organisations": "organisations",
    "filter_content_store_document_type": "document_type",
    "filter_public_timestamp": "public_timestamp",
}
MOST = 1500


def search(
    items: Mapping[str, dict[str, Any]], parameters: Sequence[tuple[str, str]]
) -> tuple[int, dict[str, Any]]:
    """Return status and answer; what the real one refuses is refused with 422."""
    asked = dict(parameters)
    unknown = sorted(set(asked) - KNOWN - set(FILTERS))
    if unknown:
        return 422, {"error": f"Unexpected parameters: {', '.join(unknown)}"}
    if int(asked.get("count", "10")) > MOST or len(asked.get("q", "")) > 512:
        return 422, {"error": "Maximum result set size or query length exceeded"}
    found = [one for path, one in items.items() if _matches(path, one, parameters)]
    found.sort(key=lambda one: str(one["public_updated_at"]), reverse=True)
    first, many = int(asked.get("start", "0")), int(asked.get("count", "10"))
    shown = [_shown(one) for one in found[first : first + many]]
    return 200, {"results": shown, "total": len(found), "start": first, "suggested_queries": []}


def _shown(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "link": item["base_path"],
        "title": item["title"],
        "public_timestamp": item["public_updated_at"],
        "is_withdrawn": bool(item["withdrawn_notice"]),
    }


def _matches(path: str, item: Mapping[str, Any], parameters: Sequence[tuple[str, str]]) -> bool:
    if item["schema_name"] in {"redirect", "gone"}:
        return False
    wanted: dict[str, list[str]] = {}
    for name, value in parameters:
        if name in FILTERS:
            wanted.setdefault(name, []).append(value)
    organisations = [one["base_path"].rpartition("/")[2] for one in item["links"]["organisations"]]
    held = {
        "filter_organisations": organisations,
        "filter_content_store_document_type": [item["document_type"]],
    }
    since = dict(parameters).get("filter_public_timestamp", "from:").partition("from:")[2]
    words = dict(parameters).get("q", "").casefold().split()
    text = f"{path} {item['title']} {item['details']}".casefold() if words else ""
    return (
        all(set(values) & set(held[name]) for name, values in wanted.items() if name in held)
        and str(item["public_updated_at"])[:10] >= since.partition(",")[0]
        and all(word in text for word in words)
    )

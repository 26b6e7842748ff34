"""The figures of a running server, read by the strict parser of Prometheus' own client.

figures.py ADDRESS           they must be read, and hold what is promised
figures.py ADDRESS --spoil   the same with a line spoiled, which must fail
"""

import sys
from urllib.request import urlopen

from prometheus_client.openmetrics.parser import text_string_to_metric_families

PROMISED = {
    "sun_graph_requests",
    "sun_graph_request_duration_seconds",
    "sun_graph_points_spent",
    "sun_graph_points_refused",
    "sun_graph_operations",
    "sun_graph_database_connections",
    "sun_graph_database_up",
    "sun_graph_data_version",
    "sun_graph_feed_data_version",
    "sun_graph_graph_size",
    "sun_graph_webhooks",
    "sun_graph_webhook_failing_seconds",
    "sun_graph_build_info",
}

# Labels have few values, whatever clients send.
MOST = 200


def main(address, *flags):
    with urlopen(address) as answer:
        media, text = answer.headers["content-type"], answer.read().decode()
    assert media.startswith("application/openmetrics-text; version=1.0.0"), media
    if "--spoil" in flags:
        text = text.replace('le="+Inf"', 'le="9.0"')
    families = {family.name: family for family in text_string_to_metric_families(text)}
    missing = PROMISED - families.keys()
    assert not missing, f"missing: {sorted(missing)}"
    for family in families.values():
        assert family.documentation, f"{family.name} says nothing of itself"
        series = {tuple(sorted(sample.labels.items())) for sample in family.samples}
        assert len(series) <= MOST, f"{family.name} has {len(series)} series"
    print(f"{len(families)} figures are read")


main(*sys.argv[1:])

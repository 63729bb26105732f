from counterclaim.language.labels import DISTANCES, distance_bucket


def test_distance_buckets_rise_with_distance_and_stay_inside() -> None:
    buckets = [distance_bucket(d) for d in range(-600, 601)]
    assert buckets == sorted(buckets)
    assert buckets[0] >= 0
    assert buckets[-1] < DISTANCES
    assert distance_bucket(2) != distance_bucket(3)

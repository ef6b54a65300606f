"""Writes rma_reference.csv and inh_reference.csv beside it: path loss and LOS probability of 3GPP TR 38.901 V17.0.0,
Table 7.4.1-1 (RMa and InH - Office) and Table 7.4.2-1 (RMa and indoor - mixed office), typed from the tables and
independent of the kit.
"""

from math import exp, log10, pi
from pathlib import Path

LIGHT_M_PER_S = 299_792_458
FOLDER = Path(__file__).parent


def rma(d2, site=35, user=1.5, ghz=3.5, h=5, w=20):
    d3 = (d2**2 + (site - user) ** 2) ** 0.5
    breakpoint_m = 2 * pi * site * user * ghz * 1e9 / LIGHT_M_PER_S

    def pl1(d):
        return (
            20 * log10(40 * pi * d * ghz / 3)
            + min(0.03 * h**1.72, 10) * log10(d)
            - min(0.044 * h**1.72, 14.77)
            + 0.002 * log10(h) * d
        )

    los = pl1(d3) if d2 <= breakpoint_m else pl1(breakpoint_m) + 40 * log10(d3 / breakpoint_m)
    nlos = (
        161.04
        - 7.1 * log10(w)
        + 7.5 * log10(h)
        - (24.37 - 3.7 * (h / site) ** 2) * log10(site)
        + (43.42 - 3.1 * log10(site)) * (log10(d3) - 3)
        + 20 * log10(ghz)
        - (3.2 * log10(11.75 * user) ** 2 - 4.97)
    )
    return 1 if d2 <= 10 else exp(-(d2 - 10) / 1000), los, max(los, nlos)


def inh(d2, site=3, user=1, ghz=3.5):
    d3 = (d2**2 + (site - user) ** 2) ** 0.5
    los = 32.4 + 17.3 * log10(d3) + 20 * log10(ghz)
    nlos = 38.3 * log10(d3) + 17.30 + 24.9 * log10(ghz)
    if d2 <= 1.2:
        probability = 1
    elif d2 < 6.5:
        probability = exp(-(d2 - 1.2) / 4.7)
    else:
        probability = exp(-(d2 - 6.5) / 32.6) * 0.32
    return probability, los, max(los, nlos)


def write(name, model, distances):
    rows = ["d2d_m,p_los,pl_los_db,pl_nlos_db"]
    rows += ["%g,%.9f,%.6f,%.6f" % (d, *model(d)) for d in distances]
    (FOLDER / name).write_text("\n".join(rows) + "\n")


write("rma_reference.csv", rma, [10, 20, 50, 100, 200, 500, 1000, 2000, 3800, 3900, 5000, 10000])
write("inh_reference.csv", inh, [1, 1.2, 2, 4, 6, 6.5, 10, 20, 40, 60, 100, 150])

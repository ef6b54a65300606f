"""Small files of every kind that `make import` reads, made by that kind's own library: NumPy, SciPy, h5py.

    python environment/tests/import_samples.py lib/src/test/resources/imports

All hold the same network: 6 UEs, 3 BSs, 2 antennas, 4 RBs. `expected.csv` has its power gains as NumPy computes them.
MATLAB's version 7.3 is written by h5py as MATLAB lays it out; DeepMIMO's folder as its `save_mat` (version 4.0.5) does.
"""

import sys
from pathlib import Path

import h5py
import numpy as np
import scipy.io
import scipy.sparse

U, B, A, R = 6, 3, 2, 4


def network():
    """Channel [U, B, A, R] with one link missing, positions of BSs [B, 3] and UEs [U, 3]."""
    random = np.random.default_rng(7)
    sites = np.array([[0.0, 0.0, 25.0], [200.0, 0.0, 25.0], [100.0, 170.0, 30.0]])
    users = np.column_stack([random.uniform(0, 200, U), random.uniform(0, 170, U), np.full(U, 1.5)])
    distance = np.linalg.norm(users[:, None] - sites[None], axis=2)
    scale = np.sqrt(1e-4 * distance**-3.2)
    channel = random.normal(size=(U, B, A, R)) + 1j * random.normal(size=(U, B, A, R))
    channel *= scale[:, :, None, None]
    channel[4, 2] = 0
    return channel, sites, users


def npz(folder, channel, sites, users):
    np.savez(folder / "channel.npz", H=channel, bs=sites, ue=users)
    np.savez_compressed(folder / "channel_single.npz", H=channel.astype("c8"), bs=sites[:, :2], ue=users)
    gain = (np.abs(channel) ** 2).mean(axis=2)
    np.savez(folder / "gain_fortran.npz", G=np.asfortranarray(gain), bs=sites.T, ue=users)
    with np.errstate(divide="ignore"):
        loss = -10 * np.log10(gain.mean(axis=2))
    np.savez(folder / "loss.npz", L=loss.T.astype(">f8"), bs=sites, ue=users, los=(loss.T < 100))
    np.savez(folder / "rsrp.npz", P=np.where(np.isinf(loss), -999, 43 - loss), bs=sites, ue=users)


def mat(folder, channel, sites, users):
    scipy.io.savemat(folder / "channel_v5.mat", {"H": channel, "bs": sites, "ue": users}, do_compression=True)
    with h5py.File(folder / "channel_v73.mat", "w", userblock_size=512) as file:
        for name, value in {"H": channel, "bs": sites, "ue": users}.items():
            turned = np.ascontiguousarray(value.T)  # MATLAB keeps the first index fastest
            if np.iscomplexobj(turned):
                pair = np.empty(turned.shape, dtype=[("real", "<f8"), ("imag", "<f8")])
                pair["real"], pair["imag"] = turned.real, turned.imag
                turned = pair
            file.create_dataset(name, data=turned).attrs["MATLAB_class"] = np.bytes_("double")
    with open(folder / "channel_v73.mat", "r+b") as file:
        file.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\x00\x02IM")


def hdf5(folder, channel, sites, users):
    with h5py.File(folder / "channel.h5", "w") as file:
        group = file.create_group("run1")
        group.create_dataset("H", data=channel, chunks=(2, 3, 2, 4), compression="gzip", shuffle=True)
        group.create_dataset("bs", data=sites)
        group.create_dataset("ue", data=users.astype("f4"))


def deepmimo(folder, channel, sites, users):
    four = folder / "deepmimo4"
    four.mkdir(exist_ok=True)
    for b in range(B):
        # two paths of half the power each; NaN where there is none, and in the place of a third
        power = 10 * np.log10(np.where(channel[:, b] == 0, np.nan, np.abs(channel[:, b]) ** 2).mean(axis=(1, 2)) / 2)
        paths = np.column_stack([power, power, np.full(U, np.nan)])
        for name, value in {
            "power": paths,
            "rx_pos": users,
            "tx_pos": sites[b : b + 1],
            "los": np.where(np.isnan(power), -1, (np.arange(U) % 2 == 0).astype(int)),
        }.items():
            np.savez_compressed(four / f"{name}_t000_tx{b:03}_r001.npz", **{name: value})
    cells = np.empty((1, B), dtype=object)
    python = []
    for b in range(B):
        each = np.empty((1, U), dtype=object)
        for u in range(U):
            each[0, u] = {"channel": channel[u, b][None], "loc": users[u]}
        cells[0, b] = {"user": each, "loc": sites[b]}
        python.append({"user": {"channel": channel[:, b][:, None], "location": users},
                       "basestation": {"location": sites[b : b + 1]}})  # fmt: skip
    scipy.io.savemat(folder / "deepmimo3_matlab.mat", {"DeepMIMO_dataset": cells}, do_compression=True)
    scipy.io.savemat(folder / "deepmimo3_python.mat", {"dataset": python}, do_compression=True)


def sionna(folder, channel, sites, users):
    # [rx, rx_ant, tx, tx_ant, paths, time]: each RB's coefficient as a path, so that powers add up
    paths = channel[:, None, :, :, :, None]
    np.savez_compressed(folder / "sionna_paths.npz", a=(paths.real, paths.imag), tx=sites, rx=users)
    cfr = channel[:, None, :, :, None, :]
    np.savez_compressed(folder / "sionna_cfr.npz", h_freq=cfr, tx_positions=sites, rx_positions=users)
    gain = (np.abs(channel) ** 2).mean(axis=(2, 3)).T.reshape(B, 2, 3)
    np.savez_compressed(folder / "sionna_map.npz", path_gain=gain.astype("f4"), tx=sites,
                        cell_centers=users.reshape(2, 3, 3))  # fmt: skip


def quadriga(folder, channel, sites, users):
    links = np.empty((U, B), dtype=[("coeff", object), ("tx_position", object), ("rx_position", object)])
    for u in range(U):
        for b in range(B):
            links[u, b] = (channel[u, b][None, :, :, None], sites[b][:, None], users[u][:, None])
    scipy.io.savemat(folder / "quadriga.mat", {"links": links}, do_compression=True)


def tables(folder, channel, sites, users):
    gain = (np.abs(channel) ** 2).mean(axis=(2, 3))
    with np.errstate(divide="ignore"):
        loss = -10 * np.log10(gain)
    rows = [(u, b) for u in range(U) for b in range(B) if np.isfinite(loss[u, b])]
    cells = ["cell;X;Y;h", *(f"C{b};{sites[b][0]};{sites[b][1]};{sites[b][2]}".replace(".", ",") for b in range(B))]
    (folder / "cells.csv").write_text("\n".join(cells) + "\n", encoding="utf-8")
    lines = ["Nr;cell;X;Y;PL", *(f"{u};C{b};{users[u][0]:.3f};{users[u][1]:.3f};{loss[u, b]:.6f}" for u, b in rows)]
    (folder / "table_german.csv").write_text("\n".join(lines).replace(".", ",") + "\n", encoding="utf-8")
    lines = ["% time\tcellId\tIMSI\trsrp", *(f"0.2  {b + 1} {u + 1}\t{10 ** 1.3 * gain[u, b]:.9e}" for u, b in rows)]
    (folder / "ns3_rsrp.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, at in {"ns3_bs.txt": sites, "ns3_ue.txt": users}.items():
        lines = [f"{i + 1} {p[0]:.3f}   {p[1]:.3f} {p[2]}" for i, p in enumerate(at)]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["lat|lon|site|site_lat|site_lon|RSRP"]
    for u, b in rows:
        at = [48.85 + users[u][1] / 111195, 2.35 + users[u][0] / 73160]
        to = [48.85 + sites[b][1] / 111195, 2.35 + sites[b][0] / 73160]
        lines.append(f"{at[0]:.7f}|{at[1]:.7f}|S{b}|{to[0]:.7f}|{to[1]:.7f}|{43 - loss[u, b]:.6f}")
    (folder / "drive_test.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def odd(folder, channel, sites, users):
    """What files hold beside plain arrays."""
    gain = (np.abs(channel) ** 2).mean(axis=(2, 3))
    scipy.io.savemat(folder / "sparse.mat", {"G": scipy.sparse.csc_matrix(gain), "bs": sites, "ue": users})
    with h5py.File(folder / "links.h5", "w") as file:
        group = file.create_group("deep/er")
        group.create_dataset("H", data=channel.astype(">c8"), chunks=(2, 3, 2, 4), fletcher32=True)
        group["round"] = file["/"]  # leads back
        file["short"], file["broken"] = h5py.SoftLink("/deep/er/H"), h5py.SoftLink("/nowhere")
        file["bs"], file["ue"], file["none"] = sites.astype("i2"), users, h5py.Empty("f8")
    np.savez_compressed(folder / "empty.npz", H=channel[:0], bs=sites, ue=users[:0])
    text = (folder / "table_german.csv").read_text(encoding="utf-8").replace(";", "\t")
    (folder / "table_utf16.txt").write_bytes(text.encode("utf-16"))  # as spreadsheets save "Unicode text"


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    channel, sites, users = network()
    for write in (npz, mat, hdf5, deepmimo, sionna, quadriga, tables, odd):
        write(folder, channel, sites, users)
    gain = (np.abs(channel) ** 2).mean(axis=2)
    with (folder / "expected.csv").open("w", encoding="utf-8") as file:
        print("ue,bs,rb,gain", file=file)
        for u, b, r in np.ndindex(U, B, R):
            print(f"{u},{b},{r},{float(gain[u, b, r])!r}", file=file)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

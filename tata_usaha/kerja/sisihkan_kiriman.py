"""What was brought by mistake and is no signed letter: put aside with a reason, never deleted, and put back.

It is moved and the event recorded in one transaction. Whoever was cut off between the two does the same again: it then
lies among what was put aside, without its event, and gets it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import Kejadian, catat, kejadian_naskah
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatBentrok, GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.lihat_kiriman import folder_kiriman, tanda_kiriman
from tata_usaha.kerja.teks_naskah import periksa_satker
from tata_usaha.outbox import disisihkan
from tata_usaha.outbox.diterima import selesaikan_pindah
from tata_usaha.outbox.masuk import Kiriman, daftar_kiriman
from tata_usaha.outbox.pilih import tak_dapat
from tata_usaha.outbox.terbuka import pembuka

DISISIHKAN, DIKEMBALIKAN = "KIRIMAN_DISISIHKAN", "KIRIMAN_DIKEMBALIKAN"


@dataclass(frozen=True)
class PermintaanSisih:
    """Which of the things that wait is put aside, and why; `tanda` is which one was looked at, None: nobody says."""

    satker: str
    nama: str
    alasan: str
    tanda: str | None = None


@dataclass(frozen=True)
class HasilSisih:
    """What was put aside, or back; `nama` is its name now, `tempat` where it lies, `berubah` whether that is news."""

    nama: str
    tempat: Path
    berubah: bool


@dataclass(frozen=True)
class KirimanDisisihkan:
    """Something that was put aside: its files, when, by whom and why (None, "": somebody was cut off)."""

    nama: str
    berkas: tuple[str, ...]
    ukuran: int
    saat: dt.datetime | None = None
    oleh: str = ""
    alasan: str = ""

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {**vars(self), "berkas": list(self.berkas), "saat": self.saat.isoformat() if self.saat else None}


def sisihkan_kiriman(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanSisih) -> HasilSisih:
    """Move something that waits to what is put aside, and record who did so and why.

    Raises:
        GalatPemakaian: when no reason is given, or nothing of this name waits.
        GalatBentrok: when it is not what was looked at.
        GalatOutbox: when it is open, or cannot be moved.
        GalatBasisData: when the register cannot be used.

    """
    alasan = " ".join(permintaan.alasan.split())
    if not alasan:
        raise GalatPemakaian("Alasannya belum diisi.", f"Sebutkan mengapa “{permintaan.nama}” disisihkan.")
    return _kerjakan(
        pengaturan, pelaku, permintaan.satker, lambda folder, ke: _sisihkan(folder, ke, permintaan, alasan)
    )


def kembalikan_kiriman(pengaturan: Pengaturan, pelaku: Pelaku, satker: str, nama: str) -> HasilSisih:
    """Move something that was put aside back to what waits, and record who did so.

    Raises:
        GalatPemakaian: when nothing of this name was put aside.
        GalatOutbox, GalatBasisData: as `sisihkan_kiriman`.

    """
    return _kerjakan(pengaturan, pelaku, satker, lambda folder, ke: _kembalikan(folder, ke, satker, nama))


def lihat_disisihkan(pengaturan: Pengaturan, satker: str) -> tuple[KirimanDisisihkan, ...]:
    """Return what was put aside and lies there, the last first; before all what has no event.

    Raises:
        GalatOutbox: when the folder cannot be read.
        GalatBasisData: when the register cannot be used.

    """
    folder = folder_kiriman(pengaturan, satker)
    try:
        ada = disisihkan.daftar_disisihkan(folder)
        if not ada:
            return ()
        with buka(pengaturan.database) as basis, basis.baca() as sambungan:
            tercatat = _terakhir(kejadian_naskah(sambungan, _kunci(satker)))
        semua = [_lihat(satu, tercatat.get(satu.nama)) for satu in ada]
    except OSError as galat:
        raise tak_dapat(folder, galat) from galat
    return tuple(sorted(semua, key=lambda s: (s.saat is None, s.saat or dt.datetime.min), reverse=True))


def berkas_disisihkan(pengaturan: Pengaturan, satker: str, nama: str, ke: int = 1) -> Path:
    """Return where a file (from 1) of something lies that was put aside.

    Raises:
        GalatPemakaian: when there is none.
        GalatOutbox: when the folder cannot be read.

    """
    folder = folder_kiriman(pengaturan, satker)
    try:
        semua = disisihkan.semua_berkas(_cari(disisihkan.daftar_disisihkan(folder), nama) or Kiriman(nama, ()))
    except OSError as galat:
        raise tak_dapat(folder, galat) from galat
    if 1 <= ke <= len(semua):
        return semua[ke - 1]
    raise _tak_disisihkan(nama)


def _kunci(satker: str) -> str:
    """Return under which key the register has what happened to what arrived and became no letter's."""
    return f"{satker}/kiriman"


def _kerjakan(
    pengaturan: Pengaturan, pelaku: Pelaku, satker: str, kerja: Callable[[Path, Connection], HasilSisih]
) -> HasilSisih:
    """Do one act on an office's folder while nobody else does one."""
    periksa_satker(pengaturan, satker)
    folder = folder_kiriman(pengaturan, satker)
    with buka_tulis(pengaturan, pelaku) as basis:
        try:
            with basis.transaksi(satker) as sambungan:
                selesaikan_pindah(folder)
                return kerja(folder, sambungan)
        except OSError as galat:
            raise tak_dapat(folder, galat) from galat


def _sisihkan(folder: Path, sambungan: Connection, permintaan: PermintaanSisih, alasan: str) -> HasilSisih:
    kiriman = _cari(daftar_kiriman(folder), permintaan.nama, permintaan.tanda)
    tanda = permintaan.tanda
    if kiriman is None:
        simpanan, sudah = _sudah(folder, kejadian_naskah(sambungan, _kunci(permintaan.satker)), permintaan)
        if sudah:
            return HasilSisih(simpanan.nama, simpanan.letak, berubah=False)
    else:
        dilihat = tanda_kiriman(kiriman)
        if tanda not in {None, dilihat} and not disisihkan.separuh(folder, kiriman):
            raise GalatBentrok(
                f"“{kiriman.nama}” sudah berubah sejak dilihat.", "Lihat lagi halamannya, lalu sisihkan."
            )
        if dibuka := next(filter(None, map(pembuka, kiriman.berkas)), None):
            raise GalatOutbox(f"“{kiriman.nama}” {dibuka}.", dibuka.tutup)
        nama = disisihkan.sisihkan(folder, kiriman)
        tanda = tanda or dilihat
        simpanan = _cari(disisihkan.daftar_disisihkan(folder), nama) or kiriman
    isi = {
        "asal": permintaan.nama,
        "disimpan": simpanan.nama,
        "sha256": disisihkan.sidik_kiriman(simpanan),
        "tanda": tanda,
    }
    catat(sambungan, _kunci(permintaan.satker), DISISIHKAN, isi, waktu.sekarang(), alasan=alasan)
    return HasilSisih(simpanan.nama, simpanan.letak, berubah=True)


def _sudah(folder: Path, kejadian: Sequence[Kejadian], permintaan: PermintaanSisih) -> tuple[Kiriman, bool]:
    """Return what was put aside before, and whether that is recorded.

    Raises:
        GalatPemakaian: when nothing that may be meant was.

    """
    tercatat = _terakhir(kejadian)
    milik = [
        satu
        for satu in disisihkan.daftar_disisihkan(folder)
        if disisihkan.mungkin_dari(satu.nama, permintaan.nama, folder=satu.folder is not None)
    ]
    for satu in milik:
        ada = tercatat.get(satu.nama)
        if ada and permintaan.tanda is not None and ada.data.get("tanda") == permintaan.tanda:
            return satu, True
    for satu in milik:
        ada = tercatat.get(satu.nama)
        if ada is None or ada.data.get("sha256") != disisihkan.sidik_kiriman(satu):
            return satu, False
    if milik and permintaan.tanda is None:
        return milik[-1], True
    raise GalatPemakaian(
        f"Tidak ada kiriman “{permintaan.nama}” yang menunggu.", "Mungkin baru saja diterima, atau sudah disisihkan."
    )


def _kembalikan(folder: Path, sambungan: Connection, satker: str, nama: str) -> HasilSisih:
    simpanan = _cari(disisihkan.daftar_disisihkan(folder), nama)
    if simpanan is not None:
        sidik, ke = disisihkan.sidik_kiriman(simpanan), disisihkan.kembalikan(folder, simpanan)
    else:
        ada = _terakhir(kejadian_naskah(sambungan, _kunci(satker))).get(nama)
        sidik = str(ada.data.get("sha256")) if ada else ""
        pulang = next((k for k in daftar_kiriman(folder) if sidik and disisihkan.sidik_kiriman(k) == sidik), None)
        if pulang is None:
            raise _tak_disisihkan(nama)
        ke = pulang.nama
    isi = {"asal": ke, "disimpan": nama, "sha256": sidik}
    catat(sambungan, _kunci(satker), DIKEMBALIKAN, isi, waktu.sekarang())
    return HasilSisih(ke, folder / ke, berubah=True)


def _terakhir(kejadian: Iterable[Kejadian]) -> dict[str, Kejadian]:
    """Return by name in the folder the event of what was put aside, and was not put back since."""
    hasil: dict[str, Kejadian] = {}
    for satu in kejadian:
        nama = str(satu.data.get("disimpan"))
        if satu.peristiwa == DISISIHKAN:
            hasil[nama] = satu
        elif satu.peristiwa == DIKEMBALIKAN:
            hasil.pop(nama, None)
    return hasil


def _cari(semua: Iterable[Kiriman], nama: str, tanda: str | None = None) -> Kiriman | None:
    """Return what is called so; of a folder and a series of one name that which was looked at."""
    milik = [satu for satu in semua if satu.nama == nama]
    return next((satu for satu in milik if tanda_kiriman(satu) == tanda), milik[0] if milik else None)


def _lihat(simpanan: Kiriman, kejadian: Kejadian | None) -> KirimanDisisihkan:
    semua = disisihkan.semua_berkas(simpanan)
    nama = tuple(b.relative_to(simpanan.folder or b.parent).as_posix() for b in semua)
    ukuran = sum(b.stat().st_size for b in semua)
    if kejadian is None:
        return KirimanDisisihkan(simpanan.nama, nama, ukuran)
    return KirimanDisisihkan(simpanan.nama, nama, ukuran, kejadian.saat, kejadian.oleh, kejadian.alasan)


def _tak_disisihkan(nama: str) -> GalatPemakaian:
    return GalatPemakaian(f"Tidak ada “{nama}” yang disisihkan.", "Mungkin baru saja dikembalikan.")

"""One obligation with all that there is to tell of it: its files, what became of each, what happened, its letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import Kejadian, kejadian_naskah
from tata_usaha.bukti.jelajah_bukti import folder_kantor
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import periksa_bukti
from tata_usaha.kerja.masuk_bukti import kunci_bukti
from tata_usaha.kerja.pilih_kewajiban import kewajiban_baris, pada_periode, yang_ditagih
from tata_usaha.kerja.sebut_peristiwa import sebut_peristiwa
from tata_usaha.kerja.status import KeadaanKewajiban, nilai_keadaan
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from zi_model.bukti import Bukti, Kebutuhan
from zi_model.bukti_naskah import yang_dibuktikan
from zi_model.mengapa import tidak_dihitung
from zi_model.periode import Periode
from zi_model.status import HasilStatus


@dataclass(frozen=True)
class PermintaanGaris:
    """Which row and period (None: the one that it owes now), on which day (None: today)."""

    satker: str
    kode: str
    periode: Periode | None = None
    per: dt.date | None = None


@dataclass(frozen=True)
class BerkasGaris:
    """One file: which needs it meets; `sebab` says in Indonesian why it meets none."""

    bukti: Bukti
    untuk: tuple[Kebutuhan, ...]
    sebab: str = ""


@dataclass(frozen=True)
class PeristiwaGaris:
    """One thing that happened to the evidence: when, by whom, in words, why ("": nobody said)."""

    saat: dt.datetime
    oleh: str
    kalimat: str
    alasan: str


@dataclass(frozen=True)
class GarisBukti:
    """An obligation on a day: where it stands, its files by arrival, what happened, what the unit remarked.

    `naskah` are the letters of the register that prove something of it once they are signed.
    """

    keadaan: KeadaanKewajiban
    hasil: HasilStatus
    berkas: tuple[BerkasGaris, ...]
    peristiwa: tuple[PeristiwaGaris, ...]
    catatan: str
    naskah: tuple[EntriAgenda, ...]

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "kode": self.hasil.kewajiban.kode,
            "periode": str(self.hasil.kewajiban.periode),
            "status": self.hasil.status.value,
            "alasan": self.hasil.alasan,
            "batas": self.hasil.kewajiban.batas,
            "berkas": [
                {
                    "berkas": b.bukti.berkas,
                    "diterima": b.bukti.diterima,
                    "oleh": b.bukti.oleh or None,
                    "untuk": [str(satu) for satu in b.untuk],
                    "sebab": b.sebab or None,
                }
                for b in self.berkas
            ],
            "kejadian": [{**vars(p), "saat": p.saat.isoformat()} for p in self.peristiwa],
            "catatan": self.catatan or None,
            "naskah": [e.kunci for e in self.naskah],
        }

    def tempat(self, nama: str, akar: Path) -> Path | None:
        """Return where the file of this name lies, below the evidence folder `akar`; None when there is none."""
        folder = folder_kantor(akar, self.keadaan.tahun.kantor)
        return next((folder / b.bukti.berkas for b in self.berkas if b.bukti.nama == nama), None)


def lihat_garis(pengaturan: Pengaturan, permintaan: PermintaanGaris) -> GarisBukti:
    """Return all that there is to tell of one obligation.

    Raises:
        GalatPemakaian: when the plan has no such row, the row owes nothing in that period, or none is named and it
            owes several.
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when the year's evidence folder is gone though the register knows files of it.
        GalatBasisData: when the register cannot be used.

    """
    satker, kode, periode = permintaan.satker, permintaan.kode, permintaan.periode
    tahun = baca_rencana(pengaturan, satker, periode.tahun if periode else tahun_berjalan(pengaturan, satker))
    semua_periode = kewajiban_baris(tahun, kode)
    if periode is not None:
        pada_periode(semua_periode, periode)
    sekarang = waktu.sekarang()
    per = permintaan.per or sekarang.astimezone(tahun.kantor.zona).date()
    pindaian = periksa_bukti(pengaturan, tahun, sekarang)
    periode = periode or yang_ditagih(semua_periode, tahun, pindaian, per).periode
    keadaan = nilai_keadaan(tahun, pindaian, periode, per, kode)
    semua = (*keadaan.hasil, *keadaan.tunggakan, *keadaan.tenggang)
    hasil = next((h for h in semua if (h.kewajiban.kode, h.kewajiban.periode) == (kode, periode)), None)
    if hasil is None:
        raise GalatPemakaian(f"Baris {kode} tidak menagih apa pun pada {periode.nama}.", "Pilih periode yang lain.")
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        kejadian = kejadian_naskah(sambungan, kunci_bukti(satker, (kode, periode)))
        entri = buku.semua(sambungan, satker)
    return GarisBukti(
        keadaan,
        hasil,
        tuple(sorted(_berkas(hasil), key=lambda b: b.bukti.diterima)),
        tuple(_peristiwa(k) for k in reversed(kejadian)),
        pindaian.catatan.get((kode, periode), ""),
        tuple(e for e in entri if any((p.kode, p.periode) == (kode, periode) for p in yang_dibuktikan(tahun, e.kunci))),
    )


def _berkas(hasil: HasilStatus) -> Iterator[BerkasGaris]:
    dihitung: dict[str, tuple[Bukti, list[Kebutuhan]]] = {}
    for butuh, bukti in hasil.dihitung:
        dihitung.setdefault(bukti.berkas, (bukti, []))[1].append(butuh)
    yield from (BerkasGaris(bukti, tuple(untuk)) for bukti, untuk in dihitung.values())
    yield from (BerkasGaris(b, (), b.alasan_ditolak) for b in hasil.ditolak)
    yield from (BerkasGaris(b, (), sebab) for b, sebab in tidak_dihitung(hasil))
    yield from (BerkasGaris(b, (), "tautan tidak memenuhi permintaan") for b in hasil.tautan)


def _peristiwa(kejadian: Kejadian) -> PeristiwaGaris:
    return PeristiwaGaris(kejadian.saat, kejadian.oleh, sebut_peristiwa(kejadian), kejadian.alasan)

"""Numbers for several letters of a period in order: shown first, given when somebody says so."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.penomoran import isi_buku
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatBentrok, GalatOutbox, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.nomor import kenali_jenis, nomor_dikenal, periksa_nomor, urutan_pencacah
from tata_usaha.kerja.tahun import baca_kantor
from tata_usaha.outbox.ikuti import ikuti
from tata_usaha.outbox.nomori import HasilNomor, nomori
from tata_usaha.outbox.pindah_tahunan import pindahkan
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import Langkah, StatusNaskah, dapat
from zi_model.kantor import Kantor
from zi_model.naskah.keluarga import pencacah


@dataclass(frozen=True)
class PermintaanNomorBanyak:
    """Which letters get numbers in the order of the folder: those of a period that have none yet, all of one date.

    `mulai` is the first number of the one counter that they take theirs from, None: each counter goes on with its
    next free one. `jenis` is one kind of letter, None: all. `dasar` is the plan that was looked at (`sidik_rencana`),
    None: nobody says.
    """

    satker: str
    periode: str
    tanggal: dt.date
    mulai: int | None = None
    jenis: str | None = None
    dasar: str | None = None


@dataclass(frozen=True)
class RencanaNomor:
    """Which number of which counter a letter would get."""

    kunci: str
    perihal: str
    berkas: Path
    pencacah: str
    nomor: int


@dataclass(frozen=True)
class HasilNomorBanyak:
    """What was done with each letter, in order: how it was numbered, or why not."""

    rencana: RencanaNomor
    hasil: HasilNomor | None
    galat: GalatOutbox | GalatPemakaian | None = None

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        kepala = {"kunci": self.rencana.kunci, "nomor": self.rencana.nomor}
        return self.hasil.sebagai_data() if self.hasil else {**kepala, "galat": str(self.galat)}


def rencana_nomor(pengaturan: Pengaturan, permintaan: PermintaanNomorBanyak) -> list[RencanaNomor]:
    """Return which letter would get which number; nothing is changed or reserved.

    Raises:
        GalatPemakaian: when no letter of the period waits for a number, or they are of several counters, for which
            there can be no one first number.
        GalatRencana: when the office's plan folder has mistakes.
        GalatOutbox: when the number book cannot be read.
        GalatBasisData: when the register cannot be used.

    """
    kantor = baca_kantor(pengaturan, permintaan.satker)
    with buka(pengaturan.database) as basis:
        return _rencanakan(pengaturan, basis, kantor, permintaan)


def nomori_banyak(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanNomorBanyak) -> list[HasilNomorBanyak]:
    """Give the letters of a period their numbers in order; one that cannot be numbered stops only itself.

    Raises:
        GalatBentrok: when the plan is not the one that was looked at; nothing is numbered then.
        GalatPemakaian, GalatRencana, GalatOutbox, GalatBasisData: as `rencana_nomor`.

    """
    kantor = baca_kantor(pengaturan, permintaan.satker)
    hasil = []
    with buka_tulis(pengaturan, pelaku) as basis:
        pindahkan(pengaturan.outbox, basis, permintaan.satker, waktu.sekarang())
        ikuti(pengaturan.outbox, basis, permintaan.satker, waktu.sekarang())
        rencana = _rencanakan(pengaturan, basis, kantor, permintaan)
        if permintaan.dasar not in {None, sidik_rencana(rencana)}:
            raise GalatBentrok(
                "Rencana nomornya sudah berubah sejak dilihat: ada naskah atau nomor yang baru.",
                "Lihat rencananya yang sekarang, lalu nomori.",
            )
        for satu in rencana:
            with basis.baca() as sambungan:
                entri = buku.cari(sambungan, satu.kunci)
            if entri is None:  # somebody else's register took the place of this one meanwhile
                continue
            try:
                selesai = nomori(
                    pengaturan.outbox, basis, kantor, entri, satu.nomor, permintaan.tanggal, waktu.sekarang()
                )
                hasil.append(HasilNomorBanyak(satu, selesai))
            except (GalatOutbox, GalatPemakaian) as galat:
                hasil.append(HasilNomorBanyak(satu, None, galat))
    return hasil


def sidik_rencana(rencana: Sequence[RencanaNomor]) -> str:
    """Return what tells a plan from another one: which letter would get which number of which counter."""
    return berkas.sha256("\n".join(f"{r.kunci} {r.pencacah} {r.nomor}" for r in rencana).encode())


def _rencanakan(
    pengaturan: Pengaturan, basis: BasisData, kantor: Kantor, permintaan: PermintaanNomorBanyak
) -> list[RencanaNomor]:
    satker, tahun = permintaan.satker, permintaan.tanggal.year
    if permintaan.mulai is not None:
        periksa_nomor(permintaan.mulai)
    if permintaan.jenis is not None:
        kenali_jenis(kantor, permintaan.jenis, set())
    with basis.baca() as sambungan:
        isi = isi_buku(sambungan, pengaturan.outbox, satker, tahun)
        menunggu = [
            (e, jenis)
            for e in buku.semua(sambungan, satker)
            if e.periode == permintaan.periode
            and e.status is StatusNaskah.KONSEP
            and e.nomor is None
            and dapat(e.status, Langkah.NOMORI, e.jalur)
            and (jenis := pencacah(e.jenis, kantor.satker.nomor)) is not None
            and permintaan.jenis in {None, jenis}
        ]
    if not menunggu:
        sejenis = f" jenis {permintaan.jenis}" if permintaan.jenis else ""
        raise GalatPemakaian(
            f"Tidak ada naskah{sejenis} periode {permintaan.periode} yang menunggu nomor.",
            "Periksa periodenya; yang sudah bernomor tidak dinomori lagi.",
        )
    pencacah_naskah = [kantor.satker.pencacah_nomor(jenis, e.unit) for e, jenis in menunggu]
    if permintaan.mulai is not None and len(set(pencacah_naskah)) > 1:
        sebutan = ", ".join(f"{nama} ({jumlah} naskah)" for nama, jumlah in Counter(pencacah_naskah).items())
        raise GalatPemakaian(
            f"Nomor awal {permintaan.mulai} berlaku untuk satu urutan nomor, sedangkan naskah periode "
            f"{permintaan.periode} memakai beberapa: {sebutan}.",
            "Pilih satu jenis naskah, atau jangan sebut nomor awalnya: tiap urutan lalu mulai dari nomor bebasnya.",
            anjuran=Anjuran.untuk(
                Tindak.NOMORI_PERIODE, periode=permintaan.periode, jenis=menunggu[0][1], satker=satker
            ),
        )
    terpakai = {
        nama: {b.nomor for b in isi.baris if b.pencacah == nama} | nomor_dikenal(kantor, nama, tahun)
        for nama in pencacah_naskah
    }
    bebas = {nama: permintaan.mulai or urutan_pencacah(kantor, isi, nama, tahun).berikutnya for nama in terpakai}
    hasil = []
    for (entri, _), nama in zip(menunggu, pencacah_naskah, strict=True):
        while bebas[nama] in terpakai[nama]:
            bebas[nama] += 1
        hasil.append(RencanaNomor(entri.kunci, entri.perihal, pengaturan.outbox / entri.berkas, nama, bebas[nama]))
        bebas[nama] += 1
    return hasil

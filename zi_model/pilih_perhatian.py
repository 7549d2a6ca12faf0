"""What of an office's obligations, letters, runs and copies needs attention on a day: rules without files or database.

Each rule makes the `ButirPerhatian` of one kind. A row that is not complete is one of two things, or none: late when
its last day with grace is over, nearly due when that day is at most a week away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath

from zi_model.anjuran import Anjuran, Pemberitahuan, Tindak
from zi_model.bahasa import tanggal_panjang
from zi_model.daur_naskah import Langkah, StatusNaskah, dapat
from zi_model.perhatian import ButirPerhatian, JenisPerhatian
from zi_model.status import HasilStatus

SEPEKAN = dt.timedelta(days=7)
"""So many calendar days before a row's last day it is told."""
CADANGAN_TUA = dt.timedelta(days=2)
"""For so long the register may know something that its copy does not."""


@dataclass(frozen=True)
class JalanGagal:
    """A run that failed and that no later one has made good: its id, what people call it, when, and why (Indonesian).

    `anjuran` is what does the same work once more, where that is known.
    """

    id: str
    nama: str
    saat: dt.datetime
    pesan: str
    anjuran: Anjuran | None = None


@dataclass(frozen=True)
class NaskahDiOutbox:
    """A letter of the register, as far as it may wait for somebody.

    `sejak` is the day on which it came into its state, `berkas` its path below the outbox, `sanding` that of the newer
    draft beside it ("": none), `penanda` who signs it ("": not known), `srikandi` whether the signature is given there.
    """

    kunci: str
    perihal: str
    status: StatusNaskah
    unit: str = ""
    sejak: dt.date | None = None
    berkas: str = ""
    sanding: str = ""
    penanda: str = ""
    srikandi: bool = False

    @property
    def nama(self) -> str:
        """What people call it: its file's name without suffix, its subject line where no file is known."""
        return PurePath(self.berkas).stem or self.perihal


@dataclass(frozen=True)
class FolderCadangan:
    """A folder for copies of the register: where, whether it can be reached, of which day its newest good copy is.

    `utuh` tells whether that copy knows all that the register knows.
    """

    tempat: str
    terjangkau: bool = True
    hari: dt.date | None = None
    utuh: bool = False


def butir_kewajiban(
    hasil: Iterable[HasilStatus], hari: dt.date, satker: str, folder: Callable[[HasilStatus], str] = lambda _: ""
) -> list[ButirPerhatian]:
    """Return the rows that are late on a day or due within a week of it, the longest overdue first.

    `folder` tells where a row's evidence belongs.
    """
    butir = []
    for h in hasil:
        k = h.kewajiban
        if h.status.lengkap or k.batas > hari + SEPEKAN:
            continue
        terlambat = hari > k.batas
        butir.append(
            ButirPerhatian(
                JenisPerhatian.TERLAMBAT if terlambat else JenisPerhatian.JATUH_TEMPO,
                f"{k.kode} {k.periode}",
                f"{k.kode} {k.baris.indikator.nama_pendek} ({k.nama_waktu}): {_tanpa_batas(h.alasan)}",
                unit=k.unit,
                sejak=k.batas + dt.timedelta(days=1) if terlambat else None,
                batas=k.batas,
                berkas=folder(h),
                anjuran=Anjuran.untuk(Tindak.LIHAT_STATUS, kode=k.kode, satker=satker),
            )
        )
    return urut(butir)


def butir_naskah(naskah: Iterable[NaskahDiOutbox], satker: str) -> list[ButirPerhatian]:
    """Return the letters that wait: for a signature, for somebody to choose between two drafts, to be read at all.

    A draft with a newer one beside it is one thing, not also a new letter.
    """
    butir = []
    for n in naskah:
        if dapat(n.status, Langkah.TANDATANGANI):
            butir.append(_menunggu(n, satker))
        elif dapat(n.status, Langkah.SUSUN):
            butir.append(_bersanding(n, satker) if n.sanding else _konsep(n, satker))
    return urut(butir)


def _menunggu(n: NaskahDiOutbox, satker: str) -> ButirPerhatian:
    oleh = f" {n.penanda}" if n.penanda else ""
    tempat = " di SRIKANDI" if n.srikandi else ""
    sejak = f" sejak {tanggal_panjang(n.sejak)}" if n.sejak else ""
    return ButirPerhatian(
        JenisPerhatian.MENUNGGU_TTD,
        n.kunci,
        f"{n.nama} menunggu tanda tangan{oleh}{tempat}{sejak}.",
        unit=n.unit,
        sejak=n.sejak,
        berkas=n.berkas,
        anjuran=Anjuran.untuk(Tindak.TANDATANGANI, kunci=n.kunci, satker=satker),
    )


def _bersanding(n: NaskahDiOutbox, satker: str) -> ButirPerhatian:
    return ButirPerhatian(
        JenisPerhatian.KONSEP_BERSANDING,
        n.kunci,
        f"{n.nama} sudah disunting, dan konsep yang lebih baru ada di sampingnya; pilih salah satu.",
        unit=n.unit,
        sejak=n.sejak,
        berkas=n.sanding,
        anjuran=Anjuran.untuk(Tindak.PAKAI_BERKAS, berkas=n.sanding, satker=satker),
    )


def _konsep(n: NaskahDiOutbox, satker: str) -> ButirPerhatian:
    return ButirPerhatian(
        JenisPerhatian.NASKAH_BARU,
        n.kunci,
        f"{n.nama} ada di outbox sebagai konsep.",
        unit=n.unit,
        sejak=n.sejak,
        berkas=n.berkas,
        anjuran=Anjuran.untuk(Tindak.LIHAT_OUTBOX, satker=satker),
    )


def butir_jalan(jalan: Iterable[JalanGagal]) -> list[ButirPerhatian]:
    """Return the runs that failed, the first line of their reason with them, the oldest first."""
    return urut(
        ButirPerhatian(
            JenisPerhatian.ALUR_GAGAL,
            satu.id,
            f"{satu.nama} gagal pada {tanggal_panjang(satu.saat.date())}: {satu.pesan.partition(chr(10))[0].strip()}",
            sejak=satu.saat.date(),
            anjuran=satu.anjuran,
        )
        for satu in jalan
    )


def butir_rencana(kurang: Pemberitahuan | None) -> list[ButirPerhatian]:
    """Return that a year's plan should be there by now, when it is not."""
    if kurang is None:
        return []
    tahun = dict(kurang.anjuran.parameter).get("tahun", "")
    kunci = f"rencana-aksi-{tahun}"
    return [ButirPerhatian(JenisPerhatian.RENCANA_KURANG, kunci, kurang.kalimat, anjuran=kurang.anjuran)]


def butir_cadangan(folder: Iterable[FolderCadangan], awal: dt.date | None, hari: dt.date) -> list[ButirPerhatian]:
    """Return the folders whose copy of the register cannot be reached, is missing, or has been behind for days.

    `awal` is the day of the register's first event; None: nothing is in it that could be lost. A copy that knows all
    is never too old: where nothing is written, none is made. A folder out of reach is told once a month.
    """
    if awal is None:
        return []
    butir = []
    for satu in folder:
        sejak = satu.hari or awal
        if not satu.terjangkau:
            kunci, sejak_butir = f"cadangan {satu.tempat} {hari:%Y-%m}", None
            uraian = f"Folder salinan buku agenda {satu.tempat} tidak dapat dicapai; sambungkan disknya."
        elif satu.utuh or hari - sejak <= CADANGAN_TUA:
            continue
        else:
            kunci, sejak_butir = f"cadangan {satu.tempat} {satu.hari or 'belum ada'}", sejak
            keadaan = f"terakhir {tanggal_panjang(satu.hari)}" if satu.hari else "belum ada"
            uraian = (
                f"Salinan buku agenda di {satu.tempat} {keadaan}; yang dicatat sesudahnya belum tersalin."
                if satu.hari
                else f"Salinan buku agenda di {satu.tempat} {keadaan}."
            )
        butir.append(
            ButirPerhatian(
                JenisPerhatian.CADANGAN_LAMA,
                kunci,
                uraian,
                sejak=sejak_butir,
                berkas=satu.tempat,
                anjuran=Anjuran.untuk(Tindak.PERIKSA),
            )
        )
    return butir


def urut(butir: Iterable[ButirPerhatian]) -> list[ButirPerhatian]:
    """Return these by urgency: by kind, then by the day by which or since when, the earliest first."""
    jenis = list(JenisPerhatian)
    return sorted(butir, key=lambda b: (jenis.index(b.jenis), b.batas or b.sejak or dt.date.max))


def _tanpa_batas(alasan: str) -> str:
    """Return why a row is not complete as it goes on after a colon, without its last day, which stands beside it."""
    return f"{alasan[:1].lower()}{alasan[1:].partition('; batas ')[0].rstrip('.')}."

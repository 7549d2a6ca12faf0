"""What a careful reader asks of a surat pengantar: whether the letters that it hands over are there to be handed over.

It is drafted with all letters of its period, long before they are ready; whoever sends some of them strikes the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.konsep.bandingkan import baris_naskah
from tata_usaha.outbox.kode import KodeSiap
from tata_usaha.outbox.pilih import BerkasNaskah
from zi_model.bahasa import deret
from zi_model.daur_naskah import Langkah, StatusNaskah, bertanda_tangan, dapat
from zi_model.masalah import Letak, Masalah
from zi_model.naskah.surat.surat_pengantar import JENIS

_DISEBUT = 3
"""So many are called by their names."""


def belum_siap_dikirim(basis: BasisData, entri: EntriAgenda, naskah: BerkasNaskah) -> Iterator[Masalah]:
    """Yield that a surat pengantar lists letters that are drafts still, or cancelled; nothing of any other letter.

    Raises:
        PaketAsing: when a part is no XML.
        GalatBasisData: when the register cannot be used.

    """
    if entri.jenis != JENIS:
        return
    teks = " ".join(" ".join(baris_naskah(naskah.bagian)).split())
    with basis.baca() as sambungan:
        semua = buku.semua(sambungan, entri.satker)
    milik = [e for e in semua if e.periode == entri.periode and e.kunci != entri.kunci and e.berkas.endswith(".docx")]
    disebut = [e for e in milik if not _siap(e) and e.perihal in teks]
    batal = any(e.status is StatusNaskah.BATAL for e in disebut)
    belum = [_sebut(e) for e in sorted(disebut, key=_urutan)]
    if belum:
        lagi = [f"{len(belum) - _DISEBUT} lagi"] if len(belum) > _DISEBUT else []
        sebutan = deret([*belum[:_DISEBUT], *lagi])
        pesan = f"menyebut {len(belum)} naskah yang masih konsep{' atau batal' if batal else ''}: {sebutan}."
        saran = "Siapkan dahulu, atau hapus barisnya di Word kalau tidak ikut dikirim."
        yield Masalah(Letak(naskah.tempat.name), KodeSiap.BELUM_SIAP, pesan, saran)


def _siap(entri: EntriAgenda) -> bool:
    """Tell whether a letter is there to be sent: it is to be signed as it is, or is signed."""
    return dapat(entri.status, Langkah.TANDATANGANI) or bertanda_tangan(entri.status)


def _urutan(entri: EntriAgenda) -> tuple[bool, str]:
    """Those that are cancelled first: nothing makes them ready."""
    return entri.status is not StatusNaskah.BATAL, entri.berkas


def _sebut(entri: EntriAgenda) -> str:
    return f"“{Path(entri.berkas).stem}”{' (batal)' if entri.status is StatusNaskah.BATAL else ''}"

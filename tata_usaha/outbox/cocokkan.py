"""Which letter each file is that the register does not have: the rules, as a function of values.

A letter follows its file only where there is no choice: its place is empty, and one file in the outbox is it. A
letter whose file lies at its place stays there, whatever copies there are. Where two could be it, or the one that
could be looks like another letter that somebody made from it, a person is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.outbox.temukan import BerkasTemuan
from zi_model.daur_naskah import Langkah, dapat

Beda = Callable[[EntriAgenda, BerkasTemuan], str]
"""Says in Indonesian why a file's text is another letter's; empty when it may be this one."""


@dataclass(frozen=True)
class BerkasLain:
    """A file of a letter that is not the registered one: why it looks like another letter ("" if it does not).

    `nama_kedua` tells that it is the very file of the letter, under another name.
    """

    nama: str
    sha256: str
    beda: str = ""
    nama_kedua: bool = False


@dataclass(frozen=True)
class Kenalan:
    """What was found: entries with where their files lie now, by key; whom to ask about; copies; all other files."""

    pindah: Mapping[str, EntriAgenda] = field(default_factory=dict)
    tanya: Mapping[str, tuple[BerkasLain, ...]] = field(default_factory=dict)
    lain: Mapping[str, tuple[BerkasLain, ...]] = field(default_factory=dict)
    asing: tuple[BerkasTemuan, ...] = ()


def cocokkan(
    entri: Sequence[EntriAgenda],
    hilang: Collection[str],
    temuan: Sequence[BerkasTemuan],
    beda: Beda,
    inode: Callable[[str], tuple[int, int] | None],
) -> Kenalan:
    """Return which letter each file is; `hilang` are the registered names at which nothing lies.

    `inode` tells which file a name is (see `temukan.inode`).
    """
    menurut_kunci = {e.kunci: e for e in entri}
    menurut_isi = {sidik: e.kunci for e in entri for sidik in (*_sidik_dikenal(e), e.sha256_sanding) if sidik}
    milik: defaultdict[str, list[BerkasTemuan]] = defaultdict(list)
    asing = []
    for satu in temuan:
        disebut = satu.jati_diri.kunci if satu.jati_diri else ""
        pemilik = menurut_kunci.get(menurut_isi.get(satu.sha256) or disebut)
        if pemilik is not None and satu.akhiran == PurePosixPath(pemilik.berkas).suffix:
            milik[pemilik.kunci].append(satu)
        else:
            asing.append(satu)
    pindah = dict(_ikuti_pindaian(entri, hilang, asing))
    tanya, lain = {}, {}
    for kunci, berkas in milik.items():
        lama = pindah.get(kunci, menurut_kunci[kunci])
        kini = _ikuti(lama, hilang, berkas, beda)
        sisa = [b for b in berkas if b.nama not in {kini.berkas, kini.berkas_sanding}]
        ini = inode(kini.berkas)
        selebihnya = tuple(
            BerkasLain(b.nama, b.sha256, beda(kini, b), ini is not None and b.inode == ini) for b in sisa
        )
        if kini != lama:
            pindah[kunci] = kini
        if dicari(lama) and kini.berkas in hilang:
            tanya[kunci] = selebihnya
        elif selebihnya:
            lain[kunci] = selebihnya
    return Kenalan(pindah, tanya, lain, tuple(asing))


def _ikuti_pindaian(
    entri: Sequence[EntriAgenda], hilang: Collection[str], asing: list[BerkasTemuan]
) -> Iterator[tuple[str, EntriAgenda]]:
    """Yield the letters whose signed copy lies elsewhere, known by its bytes; it is taken out of `asing`."""
    for satu in entri:
        if satu.berkas_ttd in hilang and satu.sha256_ttd is not None and dicari(satu):
            pindaian = next((b for b in asing if b.sha256 == satu.sha256_ttd), None)
            if pindaian is not None:
                asing.remove(pindaian)
                yield satu.kunci, replace(satu, berkas_ttd=pindaian.nama)


def _ikuti(entri: EntriAgenda, hilang: Collection[str], milik: Sequence[BerkasTemuan], beda: Beda) -> EntriAgenda:
    """Return the entry with where its files lie now, as far as there is no choice."""
    if not dicari(entri):
        return entri
    utama_hilang = entri.berkas in hilang
    if entri.berkas_sanding in hilang:
        if utama_hilang and (pasangan := _sepasang(entri, milik)):
            return replace(entri, berkas=pasangan[0], berkas_sanding=pasangan[1])
        cetakan = [b.nama for b in milik if b.sha256 == entri.sha256_sanding]
        if len(cetakan) == 1 and len(milik) == 1 and utama_hilang:
            return jadi_utama(entri, cetakan[0])
        if len(cetakan) == 1:
            entri = replace(entri, berkas_sanding=cetakan[0])
    if not utama_hilang:
        return entri
    calon = [b for b in milik if b.nama != entri.berkas_sanding and b.sha256 != entri.sha256_sanding]
    tepat = [b for b in calon if not beda(entri, b)]
    if tepat and len({b.inode or b.nama for b in tepat}) == 1:
        return replace(entri, berkas=min(b.nama for b in tepat))
    return entri


def jadi_utama(entri: EntriAgenda, nama: str) -> EntriAgenda:
    """Return the entry of a letter whose draft beside has become the letter itself, at this place.

    What was written in its place before says nothing of this one: it may have the same size by chance.
    """
    revisi = entri.revisi + (entri.sha256 != entri.sha256_sanding)
    return replace(
        entri,
        berkas=nama,
        sha256=entri.sha256_sanding,
        revisi=revisi,
        berkas_sanding=None,
        sha256_sanding=None,
        sha256_tulis=None,
        ukuran_tulis=None,
    )


def rincian_pindah(lama: EntriAgenda, dari: str, ke: str, kini: EntriAgenda) -> dict[str, str | int | None]:
    """Return the details of the event that a file of a letter lies elsewhere, or is another one."""
    isi = {"sha256": kini.sha256, "revisi": kini.revisi} if kini.sha256 != lama.sha256 else {}
    return {"dari": dari, "ke": ke, **isi}


def _sepasang(entri: EntriAgenda, milik: Sequence[BerkasTemuan]) -> tuple[str, str] | None:
    """Return the letter and the draft beside it where they lie together under their own names, in one folder only."""
    nama = {b.nama for b in milik}
    utama, sanding = PurePosixPath(entri.berkas).name, PurePosixPath(entri.berkas_sanding or "").name
    semua = [(n, str(PurePosixPath(n).with_name(sanding))) for n in nama if PurePosixPath(n).name == utama]
    ada = [pasangan for pasangan in semua if pasangan[1] in nama]
    return ada[0] if len(ada) == 1 else None


def dicari(entri: EntriAgenda) -> bool:
    """Tell whether a letter is looked for; one that is archived or cancelled may lie anywhere."""
    hidup = (Langkah.SUSUN, Langkah.TANDATANGANI, Langkah.LEPAS)
    return not entri.status_asing and any(dapat(entri.status, langkah) for langkah in hidup)


def _sidik_dikenal(entri: EntriAgenda) -> tuple[str | None, ...]:
    return (entri.sha256, entri.sha256_tulis, entri.sha256_siap, entri.sha256_niat)


def dikenal(entri: EntriAgenda, sidik: str) -> bool:
    """Tell whether the register knows these bytes as the letter's own."""
    return bool(sidik) and sidik in _sidik_dikenal(entri)

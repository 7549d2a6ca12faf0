"""What pyHanko says of the signatures in a PDF, put together into one answer. Imported only for a file that has some.

Nothing is fetched: whether a certificate was revoked is not asked. A signer is known when the certificate was
issued, for the moment that the signature states, by one in the office's folder. Of what was added after signing
only further signatures, time stamps and what keeps them checkable later are harmless; a form that was filled in
is not, for a letter has none.

A stranger's file may be made to cost. So no more of it is read, unfolded and walked through than a letter needs;
what needs more is said to be unchecked. Only the bytes that were signed are read to their end, as a stream.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import logging
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, StandardDiffPolicy
from pyhanko.sign.diff_analysis.form_rules_api import FormUpdatingRule
from pyhanko.sign.diff_analysis.rules.form_field_rules import SigFieldCreationRule, SigFieldModificationRule
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.utils import extract_message_digest
from pyhanko_certvalidator import ValidationContext

from tata_usaha.bukti.pembaca.asing import MIB, teruskan_galat_baca
from tata_usaha.bukti.pembaca.ciri_tanda import tanda_tersisa
from tata_usaha.bukti.pembaca.hasil_tanda import TANPA_TANDA, HasilTanda, KeadaanTanda, PenandaTangan
from tata_usaha.bukti.pembaca.terjatah import JatahHabis, Terjatah
from tata_usaha.dasar import waktu
from tata_usaha.dasar.berkas import baca

_JATAH_BUKA = 16 * MIB  # what may be read of it to find the signatures
_JATAH_BANDING = 64 * MIB  # to compare what was signed with what was added
_MEKAR = 8 * MIB  # to what one packed part of it may unfold
_SIMPUL_MAKS = 400_000  # values that are walked through
_TANDA_MAKS = 16
_REVISI_MAKS = 100
_PENYANGGA = 512
_NAMA_MAKS = 200
_SERTIFIKAT_MAKS = 200
_UKURAN_SERTIFIKAT = MIB
_AKHIRAN_SERTIFIKAT = (".pem", ".cer", ".crt")

_TERLALU_BESAR = "berkasnya terlalu besar atau terlalu rumit"
_TAK_TERBACA = "susunan berkasnya tidak terbaca pustaka"
_JENIS_LAIN = "jenis tanda tangannya tidak dikenal pustaka"
_DIKENAL = {"/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/ETSI.RFC3161"}
_LAMA = {"/adbe.pkcs7.sha1", "/adbe.x509.rsa_sha1"}  # signed in a way that is not read here

# a letter is no form: the rule for other fields is left out
_ATURAN = StandardDiffPolicy(
    global_rules=DEFAULT_DIFF_POLICY.global_rules,
    form_rule=FormUpdatingRule(field_rules=[SigFieldCreationRule(), SigFieldModificationRule()]),  # type: ignore[no-untyped-call]
)
_PEMAKAIAN = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"})
_BATAS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=_MEKAR),
    document_budget=DocumentDecodeBudget(base_allowance=4 * _MEKAR, max_ratio=0),
)


_BERAT = (JatahHabis, PdfDecodeLimitError, MemoryError)


class _Berubah(Exception):
    """What lies here is not what was signed; the message says in Indonesian what tells so."""


class _TakTerperiksa(Exception):
    """It cannot be known; the message says in Indonesian why."""


class _Pembaca(PdfFileReader):
    """pyHanko's reader, which counts what is walked through: a small file may have endless ways through it."""

    def __init__(self, masuk: BinaryIO) -> None:
        self._sisa_simpul = _SIMPUL_MAKS
        super().__init__(masuk, strict=False, decode_limits=_BATAS)

    def hitung(self, banyak: int) -> None:
        self._sisa_simpul -= banyak
        if self._sisa_simpul < 0:
            raise JatahHabis

    def get_historical_resolver(self, revision: int) -> HistoricalResolver:
        if revision not in self._historical_resolver_cache:
            self._historical_resolver_cache[revision] = _Penelusur(self, revision)
        return self._historical_resolver_cache[revision]

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> Any:
        self.hitung(idx)  # they are counted through from the first one
        return super()._get_object_from_stream(idnum, stmnum, idx)  # type: ignore[no-untyped-call]


class _Penelusur(HistoricalResolver):
    """A revision in which every visit of an object counts, by how many values it has."""

    def __init__(self, reader: _Pembaca, revision: int) -> None:
        self._pembaca = reader
        self._besar: dict[Any, int] = {}
        super().__init__(reader, revision)

    def get_object(self, ref: Any, as_metadata_stream: bool = False) -> Any:
        objek = super().get_object(ref, as_metadata_stream)
        if ref not in self._besar:
            self._besar[ref] = _banyak_nilai(objek)
        self._pembaca.hitung(self._besar[ref])
        return objek

    def _load_reverse_xref_cache(self) -> None:
        """Find the ways to what was replaced, leaving out the tags for readers of screens.

        Nothing of those is shown, and of a long document they are nine tenths. What is replaced there has no excuse
        all the same: it is no signature.
        """
        akar = self.root
        tanda_baca = dict.pop(akar, "/StructTreeRoot", None)
        try:
            super()._load_reverse_xref_cache()  # type: ignore[no-untyped-call]
        finally:
            if tanda_baca is not None:
                dict.__setitem__(akar, "/StructTreeRoot", tanda_baca)


def _banyak_nilai(objek: Any) -> int:
    """Return how many values an object has, those of others that it names left out."""
    banyak, antre = 0, [objek]
    while antre:
        satu = antre.pop()
        banyak += 1
        if isinstance(satu, dict):
            antre += dict.values(satu)
        elif isinstance(satu, list):
            antre += list.__iter__(satu)
    return banyak


def periksa_dengan_pyhanko(masuk: BinaryIO, ukuran: int, kepercayaan: Path | None) -> HasilTanda:
    """Return what is known of the signatures in an open PDF (see `periksa_tanda_berkas`).

    Raises:
        OSError: when the file cannot be read.

    """
    for nama in ("pyhanko", "pyhanko_certvalidator"):  # they tell every oddity of every file
        logging.getLogger(nama).setLevel(logging.CRITICAL)
    try:
        return _periksa(masuk, ukuran, kepercayaan)
    except _Berubah as galat:
        return HasilTanda(KeadaanTanda.BERUBAH, sebab=str(galat))
    except _TakTerperiksa as galat:
        return HasilTanda(KeadaanTanda.TAK_TERPERIKSA, sebab=str(galat))
    except _BERAT:
        return HasilTanda(KeadaanTanda.TAK_TERPERIKSA, sebab=_TERLALU_BESAR)
    except Exception as galat:  # noqa: BLE001 - a stranger's file can break pyHanko in any way
        teruskan_galat_baca(galat)
        return HasilTanda(KeadaanTanda.TAK_TERPERIKSA, sebab=_TAK_TERBACA)


def _periksa(masuk: BinaryIO, ukuran: int, kepercayaan: Path | None) -> HasilTanda:
    terjatah = Terjatah(masuk, _JATAH_BUKA)
    tanda, ragu = _temukan(masuk, terjatah)
    akar, keluhan = _baca_kepercayaan(kepercayaan)
    terjatah.sisa = _JATAH_BANDING
    penanda: list[PenandaTangan] = []
    for satu in tanda:
        try:
            penanda += _periksa_satu(satu, terjatah, ukuran, akar)
        except _TakTerperiksa as galat:  # another one may show that the file was changed
            ragu.append(str(galat))
    if ragu:
        raise _TakTerperiksa(ragu[0])
    if not penanda:  # a time stamp alone is nobody's signature
        return TANPA_TANDA
    if all(satu.dikenal for satu in penanda):
        return HasilTanda(KeadaanTanda.DIKENAL, tuple(penanda))
    return HasilTanda(KeadaanTanda.TAK_DIKENAL, tuple(penanda), keluhan)


def _temukan(masuk: BinaryIO, terjatah: Terjatah) -> tuple[list[EmbeddedPdfSignature], list[str]]:
    """Return the signatures of the file itself, the first one first, and why others of its cannot be checked."""
    try:
        pembaca = _Pembaca(io.BufferedReader(terjatah, _PENYANGGA))
        if pembaca.encrypted and pembaca.decrypt("").status is AuthStatus.FAILED:
            raise _TakTerperiksa("terkunci kata sandi")
        bidang = list(islice(enumerate_sig_fields(pembaca, filled_status=True), _TANDA_MAKS + 1))
    except (*_BERAT, _TakTerperiksa):
        raise
    except Exception as galat:
        teruskan_galat_baca(galat)
        if tanda_tersisa(masuk):
            raise _Berubah("tanda tangannya tidak lagi terbaca") from galat
        raise _TakTerperiksa(_TAK_TERBACA) from galat
    if not bidang and tanda_tersisa(masuk):
        raise _Berubah("tanda tangannya dilepas dari berkasnya")
    if len(bidang) > _TANDA_MAKS or pembaca.total_revisions > _REVISI_MAKS:
        raise JatahHabis
    semua = [_bentuk(pembaca, nama, satu, isi) for nama, isi, satu in bidang]
    terbaca = [satu for satu in semua if satu is not None]
    return sorted(terbaca, key=lambda satu: satu.signed_revision), [_JENIS_LAIN] * (len(terbaca) < len(semua))


def _bentuk(pembaca: _Pembaca, nama: str, bidang: Any, isi: Any) -> EmbeddedPdfSignature | None:
    try:
        return None if isi.get_object().get("/SubFilter") in _LAMA else EmbeddedPdfSignature(pembaca, bidang, nama)
    except _BERAT:
        raise
    except Exception as galat:
        teruskan_galat_baca(galat)
        raise _Berubah("tanda tangannya rusak") from galat


def _periksa_satu(
    tanda: EmbeddedPdfSignature, terjatah: Terjatah, ukuran: int, akar: Sequence[Any]
) -> list[PenandaTangan]:
    """Return who made one signature; nobody where it is a time stamp.

    Raises:
        _Berubah: when what was signed is not what lies here.
        _TakTerperiksa: when that cannot be known.

    """
    try:
        with terjatah.menjumlahkan(ukuran):
            utuh = _sidik_cocok(tanda)
    except _BERAT:
        raise
    except Exception as galat:
        teruskan_galat_baca(galat)
        raise _Berubah("tanda tangannya rusak") from galat
    if not utuh:
        raise _Berubah("isinya bukan lagi yang ditandatangani")
    try:
        tanda.compute_integrity_info(diff_policy=_ATURAN)  # type: ignore[no-untyped-call]
        tambahan_wajar = tanda.summarise_integrity_info()["docmdp_ok"]
    except _BERAT:
        raise
    except RecursionError as galat:  # such as a long list of bookmarks, of which each names the next
        raise JatahHabis from galat
    except Exception as galat:
        teruskan_galat_baca(galat)
        raise _Berubah("ada yang ditambahkan sesudahnya dan tidak terbaca") from galat
    if not tambahan_wajar:
        raise _Berubah("ada yang ditambahkan atau diganti sesudahnya")
    return _kenali_penanda(tanda, akar)


def _sidik_cocok(tanda: EmbeddedPdfSignature) -> bool:
    """Tell whether the bytes around a signature are those that it names the sum of."""
    rentang = [int(satu) for satu in tanda.byte_range]
    if len(rentang) != 4 or min(rentang) < 0:
        return False
    bungkus = tanda.signed_data["encap_content_info"]
    if bungkus["content_type"].native == "tst_info":
        jejak = bungkus["content"].parsed["message_imprint"]["hashed_message"].native
        return bool(tanda.compute_digest() == jejak)
    if not tanda.signer_info["signed_attrs"]:
        return True  # then it signs the bytes themselves, which is looked at with the signer
    return bool(tanda.compute_digest() == extract_message_digest(tanda.signer_info))


def _kenali_penanda(tanda: EmbeddedPdfSignature, akar: Sequence[Any]) -> list[PenandaTangan]:
    cap_waktu = tanda.sig_object_type == "/DocTimeStamp"
    if tanda.sig_object.get("/SubFilter") not in _DIKENAL:
        raise _TakTerperiksa(_JENIS_LAIN)
    saat = _saat(tanda)
    lingkungan = ValidationContext(
        trust_roots=list(akar), allow_fetching=False, moment=saat or waktu.sekarang(), revocation_mode="soft-fail"
    )
    try:
        if cap_waktu:
            nilai = _tunggu(async_validate_pdf_timestamp(tanda, lingkungan, skip_diff=True))
        else:
            nilai = _tunggu(
                async_validate_pdf_signature(tanda, lingkungan, key_usage_settings=_PEMAKAIAN, skip_diff=True)
            )
    except _BERAT:
        raise
    except Exception as galat:
        teruskan_galat_baca(galat)
        raise _TakTerperiksa("sertifikat atau cara menandatanganinya tidak terbaca pustaka") from galat
    if not (nilai.intact and nilai.valid):
        raise _Berubah("tanda tangannya tidak cocok dengan sertifikatnya")
    if cap_waktu:
        return []
    sertifikat = nilai.signing_cert
    return [PenandaTangan(_nama(sertifikat.subject), _nama(sertifikat.issuer), saat, dikenal=bool(nilai.trusted))]


def _tunggu(pekerjaan: Coroutine[Any, Any, Any]) -> Any:
    """Return what a coroutine of pyHanko's returns, also in a thread in which a run's own loop is running."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(pekerjaan)
    with ThreadPoolExecutor(1) as samping:
        return samping.submit(asyncio.run, pekerjaan).result()


def _saat(tanda: EmbeddedPdfSignature) -> dt.datetime | None:
    """Return when the signature says that it was made."""
    try:
        saat = tanda.self_reported_timestamp
    except Exception as galat:  # noqa: BLE001 - a stranger's file may write anything there
        teruskan_galat_baca(galat)
        return None
    if saat is None or not 1990 <= saat.year <= 2200:
        return None
    return saat if saat.utcoffset() is not None else saat.replace(tzinfo=dt.UTC)


def _nama(milik: Any) -> str:
    """Return the name in a certificate, on one line."""
    isi = milik.native
    for bagian in ("common_name", "organizational_unit_name", "organization_name"):
        if nama := isi.get(bagian):
            return " ".join(str(nama if isinstance(nama, str) else nama[0]).split())[:_NAMA_MAKS]
    return " ".join(str(milik.human_friendly).split())[:_NAMA_MAKS]


def _baca_kepercayaan(folder: Path | None) -> tuple[list[Any], str]:
    """Return the certificates that the office trusts, and what keeps a signer from being known, in Indonesian."""
    if folder is None:
        return [], ""
    try:
        berkas = sorted(satu for satu in folder.iterdir() if satu.suffix.lower() in _AKHIRAN_SERTIFIKAT)
    except OSError:
        berkas = []
    akar: list[Any] = []
    rusak: list[str] = []
    for satu in berkas[:_SERTIFIKAT_MAKS]:
        try:
            sertifikat = list(load_certs_from_pemder_data(baca(satu, _UKURAN_SERTIFIKAT)))
            for s in sertifikat:
                _ = s.subject.native, s.public_key.native  # read lazily: what is broken shows only now
        except Exception:  # noqa: BLE001 - whatever the reader of a stranger's file says
            rusak.append(satu.name)
            continue
        akar += sertifikat
        if not sertifikat:
            rusak.append(satu.name)
    if rusak:
        return akar, f"sertifikat di folder kepercayaan tidak terbaca: {', '.join(rusak)}"
    if not akar:
        return akar, f"belum ada sertifikat di {folder}"
    return akar, f"sertifikat penerbitnya tidak ada di {folder}"
